/// Fingerprints of keys in the form in which they match. Equal keys have equal ones; unequal keys may.
enum KeyFingerprint {
  @inline(__always)
  static func start(count: Int) -> UInt64 { UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15 }

  /// Takes in the next eight bytes, the first in the lowest bits; the last word is filled up with zeros.
  @inline(__always)
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
  }

  static func of(_ key: [UInt8]) -> UInt64 {
    var hash = start(count: key.count)
    var at = 0
    while at < key.count {
      var word: UInt64 = 0
      for index in 0..<min(8, key.count - at) { word |= UInt64(key[at + index]) << UInt64(8 * index) }
      hash = mix(hash, word)
      at += 8
    }
    return hash
  }
}
