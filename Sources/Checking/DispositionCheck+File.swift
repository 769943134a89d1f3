import Documents
import Findings
import Readers
import Rules
import Values

extension DispositionCheck {
  /// The dispositions of a request, each with the state of its evidence; `nil` where none was named.
  static func read(
    _ request: CheckRequest, pack: RulePack
  ) throws(CheckError) -> DispositionCheck? {
    guard let path = request.dispositionsFile else { return nil }
    let file = try request.files.ofRequest(path)
    var dispositions: [Disposition] = []
    if !file.holdsCommentsOnly {
      do throws(RulePackError) {
        dispositions = try DispositionsFile.dispositions(
          path: path, bytes: file.bytes, pack: pack)
      } catch { throw CheckError(error) }
    }
    if let fault = DispositionsFile.twice(dispositions) {
      throw CheckError(
        .cannotRead, es: "\(path): \(fault.es)", en: "\(path): \(fault.text(in: .en))")
    }
    for index in dispositions.indices {
      guard let written = dispositions[index].evidencePath else { continue }
      let evidence = file.path(written)
      dispositions[index].evidencePath = evidence
      let bytes = try? request.files.file(at: evidence).bytes
      let hash = bytes.map { SHA256.hexadecimal(of: $0) }
      let expected = dispositions[index].sha256
      dispositions[index].evidence =
        hash == nil ? .missing : expected != nil && expected != hash ? .changed : .present
      dispositions[index].sha256 = hash
    }
    return DispositionCheck(
      dispositions, path: path, sha256: SHA256.hexadecimal(of: file.bytes))
  }
}
