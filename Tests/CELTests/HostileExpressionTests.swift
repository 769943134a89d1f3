import Testing

@testable import CEL

@Suite("Hostile expressions")
struct HostileExpressionTests {
  private static let seeds = [
    "actividades.filter(a, a.valor > 1.5e3).map(i, a, {'k': [a.orden, -9223372036854775808]}) == []",
    "cel.bind(x, r'\\d+', actividad.nombre.matches(x)) ? {?'a': actividad.?fin, 1u: b'\\x00'} : {}",
    "has(actividad.proyecto.codigo) && !(0x1F in [1, 2u, 3.0]) || timestamp('2020-01-01T00:00:00Z') > timestamp(0)",
    "'%s %d %.3f %x'.format(['ñandú', 1, 2.5, b'\\377']).split(' ', 2).join('-').substring(1, 3) == '''x'''",
    "[1, [2, 3]].flatten().transformMap(i, v, v % 2 == 0, v / i)[?3].orValue(duration('1h2.5s')) != null",
  ]

  @Test("compile or are refused when cut off, never trap", arguments: seeds)
  func truncated(seed: String) {
    for length in 0...seed.utf8.count {
      run(String(decoding: Array(seed.utf8.prefix(length)), as: UTF8.self))
    }
  }

  @Test("compile or are refused when damaged, never trap", arguments: seeds)
  func damaged(seed: String) {
    var random = SystemlessRandom(state: 42)
    let signs = Array("()[]{}.,?:'\"\\`+-*/%!=<>&|0129uxeab \n\u{ff}".utf8)
    for _ in 0..<1_500 {
      var bytes = Array(seed.utf8)
      for _ in 0...Int(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        bytes[place] = signs[Int(random.next() % UInt64(signs.count))]
      }
      run(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(
    "give errors at the edges of numbers",
    arguments: [
      "-(-9223372036854775808)", "9223372036854775807 + 1", "-9223372036854775808 / -1",
      "-9223372036854775808 % -1", "0u - 1u", "math.abs(-9223372036854775808)", "int(1e19)",
      "int(double('NaN'))", "uint(-1.0)", "timestamp(9223372036854775807)",
      "[1].slice(0, 9223372036854775807)", "[1].slice(-1, 0)", "lists.range(9223372036854775807)",
      "'a'.substring(9223372036854775807)", "'a'.charAt(-9223372036854775808)",
      "'%.99999999999f'.format([1.0])", "'a'.split('', -9223372036854775808)[7]",
      "duration('9223372036854775807h')", "timestamp('0001-01-01T00:00:00+23:59')",
      "timestamp('9999-12-31T23:59:59Z').getFullYear('-99:00')", "[1].flatten(-1)",
      "timestamp(0) - duration('-9223372036854775808ns')",
      "duration('-9223372036854775808ns') - duration('1ns')",
      "cotejo.date(9223372036854775807, 1)", "math.bitShiftLeft(1, -1)",
      "regex.replace('abc', 'b', r'\\7')", "base64.decode('a')",
    ])
  func edges(source: String) throws {
    do {
      guard case .error = try Sample.value("[" + source + "][0]") else {
        Issue.record("no error")
        return
      }
    } catch let error as CELError {
      #expect(error.kind == .constant)
    }
  }

  private func run(_ source: String) {
    guard let program = try? Sample.environment.compile(source) else { return }
    let activation = CELValues([
      .object(Sample.row()), .list(CELList([.object(Sample.row())])), .double(2),
    ])
    _ = program.evaluate(activation, costLimit: 10_000)
  }
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SystemlessRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
