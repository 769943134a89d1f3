import Foundation

/// Programs outside that some tests need; CI installs them.
package enum OutsideTools {
  /// Whether all of these programs are there; a line says what is skipped where one is not.
  package static func have(_ names: String..., for what: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names
    where !folders.contains(where: {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }) {
      print("SKIPPED: \(what) (\(name) is not installed)")
      return false
    }
    return true
  }

  /// What LibreOffice makes of a file.
  package static func convert(
    _ bytes: [UInt8], from old: String, to new: String, filter: String
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let source = try folder.write(bytes, as: "plan.\(old)")
    try run(
      "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
      "--convert-to", "\(new):\(filter)", "--outdir", folder.path + "/out", source)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out/plan.\(new)")))
  }

  /// The folder of the fonts that scanned pages are drawn with.
  private static let fonts = "/usr/share/fonts/truetype/dejavu"

  /// Whether pages can be scanned and their words recognised; a line says what is skipped where not.
  package static func canScan(for what: String) -> Bool {
    guard have("tesseract", "pdftoppm", "pdftotext", for: what) else { return false }
    let isDrawn = FileManager.default.fileExists(atPath: fonts + "/DejaVuSansMono.ttf")
    if !isDrawn { print("SKIPPED: \(what) (the fonts of fonts-dejavu-core are not installed)") }
    return isDrawn
  }

  /// The pages of a PDF as pictures in a PDF of their own, as a scanner gives them.
  ///
  /// They are drawn with the same fonts whatever others the machine has: what is recognised depends on them.
  package static func scan(_ pdf: [UInt8], resolution: Int = 200) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let source = try folder.write(pdf, as: "plan.pdf")
    let settings = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(fonts)</dir><cachedir>\(folder.path)/fonts</cachedir>
      <alias binding="same"><family>Courier</family>
      <accept><family>DejaVu Sans Mono</family></accept></alias></fontconfig>
      """
    let fontSettings = try folder.write(Array(settings.utf8), as: "fonts.conf")
    try run(
      "FONTCONFIG_FILE=\(fontSettings)", "pdftoppm", "-q", "-gray", "-r", "\(resolution)", source,
      folder.path + "/page")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".pgm") }.sorted()
    let pictures = try names.map {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0)))
    }
    return PicturePDF.bytes(pictures, resolution: resolution)
  }

  /// A program that is this script of `sh`.
  ///
  /// It is tried until it runs: while a neighbour starts a process of its own, a file just written may
  /// still be held open for writing by that one.
  package static func program(_ script: String, in folder: TemporaryFolder) throws -> String {
    let path = try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), as: "program")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    for _ in 0..<100 {
      if try run(path, "--version") == 0 { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return path
  }

  @discardableResult
  private static func run(_ words: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Makes PDF files of pictures.
package enum PicturePDF {
  /// A file with a page for each picture, which are binary PGM files of 8 bits.
  package static func bytes(_ pictures: [[UInt8]], resolution: Int) -> [UInt8] {
    let kids = pictures.indices.map { "\(3 + $0 * 3) 0 R" }.joined(separator: " ")
    var objects = [
      Array("<</Type/Catalog/Pages 2 0 R>>".utf8),
      Array("<</Type/Pages/Kids[\(kids)]/Count \(pictures.count)>>".utf8),
    ]
    for (index, picture) in pictures.enumerated() {
      // «P5», the two sizes and the depth, then a byte for each point.
      let head = picture.prefix(40).split(maxSplits: 4) { $0 <= 32 }.prefix(3)
        .map { String(decoding: $0, as: UTF8.self) }
      guard head.count == 3, let width = Int(head[1]), let height = Int(head[2]) else { continue }
      let (wide, high) = (width * 72 / resolution, height * 72 / resolution)
      let number = 3 + index * 3
      objects.append(
        Array(
          """
          <</Type/Page/Parent 2 0 R/MediaBox[0 0 \(wide) \(high)]/Contents \(number + 1) 0 R\
          /Resources<</XObject<</I \(number + 2) 0 R>>>>>>
          """.utf8))
      objects.append(stream("", Array("\(wide) 0 0 \(high) 0 0 cm /I Do".utf8)))
      objects.append(
        stream(
          "/Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace/DeviceGray"
            + "/BitsPerComponent 8", Array(picture.suffix(width * height))))
    }
    return file(objects)
  }

  private static func stream(_ head: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("<<\(head)/Length \(bytes.count)>>stream\n".utf8) + bytes + Array("\nendstream".utf8)
  }

  private static func file(_ objects: [[UInt8]]) -> [UInt8] {
    var bytes = Array("%PDF-1.4\n".utf8)
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      bytes += Array("\(padded) 00000 n \n".utf8)
    }
    return bytes
      + Array(
        "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8)
  }
}
