/// A page as a picture in shades of grey, whose ruled lines can be taken out.
///
/// Frames of tables make a recogniser lose whole columns; letters have no strokes as long as theirs.
struct RuledPicture {
  /// The width in points of the picture.
  let width: Int
  /// The height in points of the picture.
  let height: Int
  private var shades: [UInt8]

  /// Darker than this is ink.
  private static let ink: UInt8 = 160

  /// A picture from a binary PGM file of 8 bits; `nil` for anything else.
  init?(pgm bytes: [UInt8]) {
    var place = 0
    func word() -> Int? {
      while place < bytes.count, bytes[place] <= 32 { place += 1 }
      let start = place
      var value = 0
      while place < bytes.count, (48...57).contains(bytes[place]), place - start < 7 {
        value = value * 10 + Int(bytes[place] - 48)
        place += 1
      }
      return place > start ? value : nil
    }
    guard bytes.starts(with: [0x50, 0x35]) else { return nil }
    place = 2
    guard let width = word(), let height = word(), word() == 255, width > 0, height > 0,
      bytes.count - place - 1 == width * height
    else { return nil }
    (self.width, self.height) = (width, height)
    shades = Array(bytes[(place + 1)...])
  }

  /// The picture as a binary PGM file.
  var pgm: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + shades }

  /// Whitens strokes along rows and columns that are at least this long, and their edges.
  mutating func removeLines(longerThan length: Int) {
    var isLine = [Bool](repeating: false, count: shades.count)
    let (width, height) = (width, height)
    shades.withUnsafeBufferPointer { shades in
      isLine.withUnsafeMutableBufferPointer { isLine in
        for row in 0..<height {
          RuledPicture.mark(shades, row * width, step: 1, count: width, length, &isLine)
        }
        for column in 0..<width {
          RuledPicture.mark(shades, column, step: width, count: height, length, &isLine)
        }
      }
    }
    shades.withUnsafeMutableBufferPointer { shades in
      for place in isLine.indices where isLine[place] {
        // The grey beside a stroke belongs to it.
        let column = place % width
        for above in -2...2 {
          let start = place + above * width
          guard start >= 0, start < shades.count else { continue }
          for beside in max(-2, -column)...min(2, width - 1 - column) {
            shades[start + beside] = 255
          }
        }
      }
    }
  }

  private static func mark(
    _ shades: UnsafeBufferPointer<UInt8>, _ start: Int, step: Int, count: Int, _ length: Int,
    _ isLine: inout UnsafeMutableBufferPointer<Bool>
  ) {
    var run = 0
    for index in 0...count {
      let place = start + index * step
      if index < count, shades[place] < ink {
        run += 1
        continue
      }
      if run >= length {
        for back in 1...run { isLine[place - back * step] = true }
      }
      run = 0
    }
  }
}
