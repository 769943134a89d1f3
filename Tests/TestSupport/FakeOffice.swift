import Foundation

/// A `soffice` for tests that need no LibreOffice: the copy it makes of any file was made before.
package struct FakeOffice {
  /// The search path on which it stands before all else.
  package let path: String

  /// An office program in a folder; `copy` is what it makes of any spreadsheet.
  package init(in folder: TemporaryFolder, copy: [UInt8]) throws {
    let book = try folder.write(copy, as: "oficina/copia.xlsx")
    path = try FakeOffice.install(
      """
      while [ "$1" != --outdir ]; do shift; done
      cp "\(book)" "$2/original.xlsx"
      """, in: folder)
  }

  /// An office program that does these lines of `sh` to convert.
  package init(in folder: TemporaryFolder, script: String) throws {
    path = try FakeOffice.install(script, in: folder)
  }

  /// A file that only an office program reads.
  package static var oldWorkbook: [UInt8] { CompoundBuilder(["Workbook"]).bytes() }

  private static func install(_ script: String, in folder: TemporaryFolder) throws -> String {
    let program = try folder.write(
      Array(
        """
        #!/bin/sh
        [ "$1" = --version ] && echo "LibreOffice 7.4.7.2" && exit
        \(script)

        """.utf8), as: "oficina/soffice")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    return "\(folder.path)/oficina:/usr/bin:/bin"
  }
}
