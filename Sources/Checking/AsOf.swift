import Findings
import Plans
import Rules
import Values

/// Which day's law counts for a plan, and where the day came from.
struct AsOf {
  /// The day.
  let day: CalendarDate
  /// Where it came from.
  let origin: CheckReport.AsOfOrigin

  /// The day asked for; else the day that the pack sets for the kind of plan in its year; else the
  /// day to which the pack was verified. The clock is never read.
  init(_ choice: CheckRequest.AsOfChoice, of tables: PlanTables, pack: RulePack) {
    if case .date(let day) = choice {
      (self.day, origin) = (day, .given)
      return
    }
    if case .text(let kind)? = tables["plan"]?.column("tipo")?.value(row: 0),
      let year = AsOf.firstYear(of: tables), let day = pack.asOfDays[kind]?.date(in: year)
    {
      (self.day, origin) = (day, .planYear)
    } else {
      (day, origin) = (pack.identity.verified, .packVerified)
    }
  }

  /// The plan's year; of a plan of several years the first.
  private static func firstYear(of tables: PlanTables) -> Int? {
    for field in ["anio_inicial", "vigencia"] {
      if case .number(let number)? = tables["plan"]?.column(field)?.value(row: 0),
        let year = number.wholeNumber
      {
        return year
      }
    }
    return nil
  }
}
