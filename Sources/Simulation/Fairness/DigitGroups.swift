package import Dice

/// How several sites make a roll of a hash: its hexadecimal digits are cut into groups of five, and the first group
/// below 1,000,000 counts, modulo 10,000.
///
/// Of the 1,048,576 values of a group those from 1,000,000 on are passed over, because 10,000 does not divide
/// 1,048,576 and low rolls would come a little more often; 4.6 % of the groups are lost. The hash is taken as its bytes:
/// text would cost more than the hash itself where millions of rolls are asked for.
package enum DigitGroups {
  /// Digits of a group.
  private static let width = 5
  /// Values from here on are passed over.
  private static let bound = 1_000_000

  /// The roll of the first whole group that counts, or nil where none does: once in 10^33 hashes of 64 bytes, once in
  /// 10^16 of 32.
  package static func roll(of hash: UnsafeRawBufferPointer) -> Roll? {
    var start = 0
    while start + width <= 2 * hash.count {
      let value = number(in: hash, digits: start..<(start + width))
      if value < bound { return Roll(number: value % Roll.count) }
      start += width
    }
    return nil
  }

  /// The number that these hexadecimal digits of the hash write, at most 15 of them; digit 0 is the high half of byte 0.
  package static func number(in hash: UnsafeRawBufferPointer, digits: Range<Int>) -> Int {
    var value = 0
    for digit in digits {
      let byte = Int(hash[digit >> 1])
      value = value << 4 | (digit & 1 == 0 ? byte >> 4 : byte & 15)
    }
    return value
  }
}
