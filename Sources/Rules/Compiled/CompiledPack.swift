import Findings
import Plans
import Values

/// A rule pack in one file that opens without parsing YAML, with the files it was made from.
///
/// ```
/// magic | length of the flat part | its checksum | length of the files | flat part | files
/// ```
///
/// The four parts of the head have 8 bytes each, the numbers little-endian. The flat part holds what judging plans needs, checked; it
/// is read by the program that wrote it or one of the same form. Examples and bases stand in the
/// files alone, which are read when rules are tested or shown.
package struct CompiledPack: Sendable {
  /// The first bytes; the last one is the number of the form and goes up when it changes.
  package static let magic = Array("COTEJOP".utf8) + [6]
  private static let headLength = 32

  private let bytes: [UInt8]
  private let flatLength: Int

  /// A pack that was compiled before; `path` is named where it is none.
  package init(_ bytes: [UInt8], path: String) throws(RulePackError) {
    guard bytes.count >= CompiledPack.headLength, bytes.starts(with: CompiledPack.magic.dropLast())
    else { throw RulePackError(.unreadable, .noCompiledPack, path: path) }
    guard bytes.starts(with: CompiledPack.magic) else {
      throw RulePackError(.unreadable, .otherForm, hint: .compileAgain, path: path)
    }
    let length = CompiledPack.number(bytes, at: 8)
    let rest = UInt64(bytes.count - CompiledPack.headLength)
    guard length <= rest, CompiledPack.number(bytes, at: 24) == rest - length,
      CompiledPack.checksum(bytes[CompiledPack.headLength...].prefix(Int(length)))
        == CompiledPack.number(bytes, at: 16)
    else { throw RulePackError(.unreadable, .damaged, hint: .compileAgain, path: path) }
    self.bytes = bytes
    flatLength = Int(length)
  }

  /// Compiles the files of a pack, each with its path in it.
  package static func compile(
    files: [(path: String, bytes: [UInt8])], root: String = ""
  ) throws(RulePackError) -> [UInt8] {
    let pack = try RulePackLoader.load(files: files, root: root).get()
    var writer = FlatWriter()
    pack.write(to: &writer)
    let flat = writer.finished()
    var sources = FlatWriter()
    let sorted = files.sorted { $0.path < $1.path }
    sources.write(sorted.count)
    for file in sorted {
      sources.write(file.path)
      sources.write(String(decoding: file.bytes, as: UTF8.self))
    }
    var bytes = magic
    append(UInt64(flat.count), to: &bytes)
    append(checksum(flat[...]), to: &bytes)
    let files = sources.finished()
    append(UInt64(files.count), to: &bytes)
    return bytes + flat + files
  }

  /// Compiles the pack in a folder.
  package static func compile(directory path: String) throws(RulePackError) -> [UInt8] {
    try compile(files: PackFolder.files(in: path), root: path)
  }

  /// The pack as judging needs it: without examples and bases.
  package func pack(path: String) throws(RulePackError) -> RulePack {
    try flat(path) { reader throws(FlatFault) in
      let pack = try RulePack(from: &reader)
      guard reader.isAtEnd else { throw .malformed }
      return pack
    }
  }

  /// The pack as reading plans needs it: its words, and neither norms nor rules.
  package func words(path: String) throws(RulePackError) -> RulePack {
    try flat(path) { reader throws(FlatFault) in try RulePack(wordsFrom: &reader) }
  }

  private func flat(
    _ path: String, _ body: (inout FlatReader) throws(FlatFault) -> RulePack
  ) throws(RulePackError) -> RulePack {
    do throws(FlatFault) {
      return try read(from: CompiledPack.headLength..<CompiledPack.headLength + flatLength, body)
    } catch {
      throw RulePackError(.unreadable, .damaged, hint: .compileAgain, path: path)
    }
  }

  /// The files it was made from, in the order of their paths.
  package func files(path: String) throws(RulePackError) -> [(path: String, bytes: [UInt8])] {
    do throws(FlatFault) {
      return try read(
        from: CompiledPack.headLength + flatLength..<bytes.count, CompiledPack.files(from:))
    } catch {
      throw RulePackError(.unreadable, .damaged, hint: .compileAgain, path: path)
    }
  }

  private static func files(
    from reader: inout FlatReader
  ) throws(FlatFault) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for _ in 0..<(try reader.count()) {
      files.append((try reader.text(), Array(try reader.text().utf8)))
    }
    return files
  }

  private func read<Value>(
    from range: Range<Int>, _ body: (inout FlatReader) throws(FlatFault) -> Value
  ) throws(FlatFault) -> Value {
    try bytes.withUnsafeBufferPointer { whole throws(FlatFault) in
      var reader = try FlatReader(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: whole[range])))
      return try body(&reader)
    }
  }

  // MARK: The head

  private static func number(_ bytes: [UInt8], at start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Tells damage by accident; who may change the pack may change this as well.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var sum: UInt64 = 0xCBF2_9CE4_8422_2325
      var offset = 0
      while offset + 8 <= raw.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        sum = (sum ^ word) &* 0x0000_0100_0000_01B3
        sum ^= sum >> 29
        offset += 8
      }
      for byte in raw[offset...] { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return sum
    }
  }
}

extension RulePack {
  fileprivate func write(to writer: inout FlatWriter) {
    writer.write(identity)
    let kinds = asOfDays.keys.sorted()
    writer.write(kinds)
    for kind in kinds { writer.write(asOfDays[kind]) }
    writer.write(notPlans.sorted())
    writer.write(personalWords)
    writer.write(vocabulary)
    writer.write(datedTables)
    writer.write(norms)
    writer.write(requirements)
    writer.write(rules.count)
    for rule in rules { rule.write(to: &writer) }
  }

  /// The first values of the flat part; what follows are dated tables, norms and rules.
  fileprivate init(wordsFrom reader: inout FlatReader) throws(FlatFault) {
    let identity: CheckReport.PackIdentity = try reader.value()
    let kinds: [String] = try reader.list()
    var asOfDays: [String: MonthDay] = [:]
    for kind in kinds { asOfDays[kind] = try reader.optional() }
    let notPlans: [String] = try reader.list()
    let personalWords: [String] = try reader.list()
    self.init(
      identity: identity, asOfDays: asOfDays, notPlans: Set(notPlans),
      personalWords: personalWords, norms: [], requirements: [], rules: [],
      vocabulary: try reader.value())
  }

  fileprivate init(from reader: inout FlatReader) throws(FlatFault) {
    let words = try RulePack(wordsFrom: &reader)
    let datedTables: [DatedTable] = try reader.list()
    let norms: [Norm] = try reader.list()
    let scopes = RuleScopes(words.vocabulary, datedTables)
    reader.names = (scopes.entity, nil)
    let requirements: [Requirement] = try reader.list()
    let rules = try reader.list { reader throws(FlatFault) in try Rule(from: &reader, scopes) }
    self.init(
      identity: words.identity, asOfDays: words.asOfDays, notPlans: words.notPlans,
      personalWords: words.personalWords, norms: norms, requirements: requirements,
      rules: rules, datedTables: datedTables, vocabulary: words.vocabulary)
  }
}

extension LocalizedText {
  fileprivate static let noCompiledPack = LocalizedText(
    es: "este archivo no es un paquete de reglas compilado",
    en: "this file is no compiled rule pack")

  fileprivate static let otherForm = LocalizedText(
    es: "este paquete lo compiló otra versión de Cotejo",
    en: "this pack was compiled by another version of Cotejo")

  fileprivate static let damaged = LocalizedText(
    es: "este paquete compilado está dañado", en: "this compiled pack is damaged")

  fileprivate static let compileAgain = LocalizedText(
    es: "vuelva a compilarlo: cotejo rules compile", en: "compile it again: cotejo rules compile")
}
