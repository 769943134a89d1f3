import Archives
import Dispatch
import Documents
import Glibc
import Readers
import Synchronization

// Our side of the measurements of `Benchmarks/readers/compare`, which runs the other side too:
//
//   readers-benchmark generate FOLDER        writes the workbooks, equal bytes each time
//   readers-benchmark read FILE RUNS         reads a workbook RUNS times, from the path on
//   readers-benchmark many FOLDER THREADS    reads all workbooks of a folder
//
// `read` and `many` print a line of JSON.

// As the program itself does.
setenv("TZ", ":/etc/localtime", 0)
let words = CommandLine.arguments.dropFirst()
do {
  try run()
} catch let error as ReadError {
  print("{\"error\": \"\(error.kind.rawValue)\", \"peak_kib\": \(Cost.peakKiB)}")
  exit(65)
}

func run() throws {
  switch (words.first, words.dropFirst().first, words.dropFirst(2).first.flatMap { Int($0) }) {
  case ("generate", let folder?, _): try generate(folder)
  case ("read", let path?, let runs?): try read(path, runs: runs)
  case ("many", let folder?, let threads?): try readMany(folder, threads: threads)
  default:
    print("usage: readers-benchmark generate FOLDER | read FILE RUNS | many FOLDER THREADS")
    exit(64)
  }
}

func generate(_ folder: String) throws {
  mkdir(folder, 0o755)
  mkdir("\(folder)/many", 0o755)
  try write(PlanWorkbook.bytes(rows: 200_000, texts: .shared), to: "\(folder)/shared.xlsx")
  try write(PlanWorkbook.bytes(rows: 200_000, texts: .inline), to: "\(folder)/inline.xlsx")
  try write(PlanWorkbook.bytes(rows: 4_000, texts: .shared), to: "\(folder)/plan-4000.xlsx")
  for number in 1...2_000 {
    let bytes = try PlanWorkbook.bytes(
      rows: 40 + number % 60, texts: .shared, seed: UInt64(number))
    try write(bytes, to: "\(folder)/many/\(number).xlsx")
  }
}

func write(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path, "w") else { fatalError("\(path) cannot be written") }
  let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  guard fclose(file) == 0, written == bytes.count else { fatalError("\(path): cut short") }
}

func read(_ path: String, runs: Int) throws {
  var costs: [Cost] = []
  var cells = 0
  for _ in 0..<max(1, runs) {
    costs.append(
      try Cost.of {
        let document = try DocumentReaders.read(SourceFile(reading: path))
        guard document.sha256.utf8.count == 64 else { fatalError("no checksum") }
        cells = document.grids.reduce(0) { $0 + $1.grid.cellCount }
      })
  }
  func list(_ part: (Cost) -> Double) -> String {
    costs.map { String(part($0)) }.joined(separator: ", ")
  }
  print(
    """
    {"cells": \(cells), "wall": [\(list(\.wall))], "cpu": [\(list(\.cpu))], \
    "peak_kib": \(Cost.peakKiB)}
    """)
}

func readMany(_ folder: String, threads: Int) throws {
  let next = Atomic(0)
  let cells = Atomic(0)
  let cost = Cost.of {
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).newValue
        guard number <= 2_000 else { return }
        do throws(ReadError) {
          let file = try SourceFile(reading: "\(folder)/\(number).xlsx")
          let document = try DocumentReaders.read(file)
          cells.add(
            document.grids.reduce(0) { $0 + $1.grid.cellCount }, ordering: .relaxed)
        } catch { fatalError(error.en) }
      }
    }
  }
  print(
    """
    {"cells": \(cells.load(ordering: .relaxed)), "threads": \(threads), \
    "wall": \(cost.wall), "cpu": \(cost.cpu), "peak_kib": \(Cost.peakKiB)}
    """)
}
