/// A short stable name of a finding, made from what it is about and not from where it stands, so that it
/// survives a line that moves. FNV-1a in 128 bits: it tells things apart and keeps no secret.
func fingerprint(_ parts: [String]) -> String {
  var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
  for byte in parts.joined(separator: "\u{1F}").utf8 {
    hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 32 - digits.count) + digits
}

/// Gives every finding its own fingerprint: the second of two that are alike is numbered.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  mutating func next(_ parts: [String]) -> String {
    let plain = fingerprint(parts)
    seen[plain, default: 0] += 1
    let count = seen[plain] ?? 1
    return count == 1 ? plain : fingerprint(parts + [String(count)])
  }
}
