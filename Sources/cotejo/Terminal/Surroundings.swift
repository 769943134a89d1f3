import Glibc
import Values

/// What the program takes from the computer around it: environment, clock, processors.
enum Surroundings {
  /// A variable of the environment, `nil` where it is not set or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Today where the user is. The only place in the program that asks the clock.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// How many processors are there.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Whether to colour what goes to an output.
  static func wantsColor(_ choice: String?, on output: OutputStream) -> Bool {
    switch choice {
    case "always": true
    case "never": false
    default: output.isTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
    }
  }
}
