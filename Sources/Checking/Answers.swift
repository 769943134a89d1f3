import Documents
import Findings
import Readers
import Rules
import Values

/// Answers to the questions of rules, from a file.
enum Answers {
  /// The answers by question; none without a file.
  static func read(
    _ path: String?, pack: RulePack, _ language: TextLanguage
  ) throws(CheckError) -> [String: String] {
    guard let path else { return [:] }
    let file: SourceFile
    do throws(ReadError) {
      file = try SourceFile(reading: path)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
    do throws(RulePackError) {
      return try AnswersFile.answers(path: path, bytes: file.bytes, pack: pack)
    } catch {
      throw CheckError(
        .cannotRead, es: error.render(in: .es), en: error.render(in: .en))
    }
  }
}

extension CheckSession {
  /// The rule pack of a folder.
  package static func pack(
    at directory: String, _ language: TextLanguage
  ) throws(CheckError) -> RulePack {
    do throws(RulePackError) {
      return try RulePackLoader.load(directory: directory)
    } catch {
      throw CheckError(.rules, es: error.render(in: .es), en: error.render(in: .en))
    }
  }
}
