/// The getters of timestamps and durations.
enum TimeLibrary {
  static let functions: [CELFunction] = [
    getter("getFullYear") { time, _ in time.date.components.year },
    getter("getMonth") { time, _ in time.date.components.month - 1 },
    getter("getDate") { time, _ in time.date.components.day },
    getter("getDayOfMonth") { time, _ in time.date.components.day - 1 },
    getter("getDayOfYear") { time, _ in time.dayOfYear },
    getter("getDayOfWeek") { time, _ in time.weekday },
    getter("getHours", perUnit: 3_600_000_000_000) { time, _ in time.hour },
    getter("getMinutes", perUnit: 60_000_000_000) { time, _ in time.minute },
    getter("getSeconds", perUnit: 1_000_000_000) { time, _ in time.second },
    getter("getMilliseconds", perUnit: 1_000_000) { _, time in Int(time.nanoseconds / 1_000_000) },
  ]

  /// A getter; with `perUnit` durations have it too, counted in that many nanoseconds.
  private static func getter(
    _ name: String, perUnit unit: Int64? = nil,
    _ part: @escaping @Sendable (ClockTime, CELTimestamp) -> Int
  ) -> CELFunction {
    let signatures = ["timestamp.() -> int", "timestamp.(string) -> int"]
    return CELFunction(
      name, signatures + (unit == nil ? [] : ["duration.() -> int"]),
      .any { values, _ in
        switch (values.first, values.count > 1 ? values[1] : .string("UTC")) {
        case (.timestamp(let time)?, .string(let zone)):
          guard let offset = TimeZones.offset(zone, at: time) else {
            return .error(.unreadable(zone, as: "time zone"))
          }
          return .int(Int64(part(ClockTime(time, offset: offset), time)))
        case (.duration(let length)?, _) where values.count == 1:
          guard let unit else { break }
          // Milliseconds are the part below a second; the others count the whole length.
          return .int(unit == 1_000_000 ? length / unit % 1_000 : length / unit)
        default: break
        }
        return .error(.noSuchOverload(name, values.first ?? .null))
      })
  }
}
