import CLua
import Dice
import Testing

import Scripting

@Suite("The C shim")
struct ShimTests {
  @Test("the stack is balanced after every entry, successful or not")
  func balance() throws {
    for text in [
      "function next_bet() return 1, 50, 'low' end",
      "function next_bet() return table.unpack({1, 50, 'low'}, 1, 200000) end",
      "function next_bet(c) local x = c.balance return { amount = 1, range = {1, 2, 3} } end function on_result(r) error(r) end",
      "function next_bet() error({}) end function on_refused() error('x') end",
      "function next_bet() next_bet = nil return 1, 50, 'low' end function on_start() coroutine.yield() end",
      "function next_bet() local t = {} while true do t[#t + 1] = t end end",
    ] {
      let play = try Play(text, memory: 4 << 20)
      let bet = Proposal(
        stake: Amount(units: 1), chance: try #require(Chance(winningRolls: 5000)), high: true)
      for _ in 0..<3 {
        _ = message { _ = try play.start() }
        #expect(alua_stack_height(play.strategy.state) == 0)
        _ = play.fault()
        #expect(alua_stack_height(play.strategy.state) == 0)
        _ = message { try play.hand(bet, won: true) }
        _ = message { try play.hand(bet, won: true, refused: "no") }
        #expect(alua_stack_height(play.strategy.state) == 0)
        _ = alua_where(play.strategy.state, "next_bet")
        _ = play.strategy.metadata
        #expect(alua_stack_height(play.strategy.state) == 0)
      }
    }
  }

  @Test("the allocator keeps contents apart, reuses memory and gives all of it back")
  func arena() throws {
    let seed = UInt64.random(in: .min ... .max)
    let random = Philox(key: seed)
    let arena = try #require(alua_arena_new(4 << 20))
    defer { alua_arena_free(arena) }
    var blocks: [(pointer: UnsafeMutableRawPointer, size: Int, mark: UInt8)] = []
    for step in 0..<60_000 {
      let block = random.block(at: .init(UInt32(step), 0, 0, 0))
      let size = Int(block.word1 % 40 == 0 ? block.word2 % 60_000 : block.word2 % 1_500) + 1
      let mark = UInt8(truncatingIfNeeded: step)
      if block.word0 % 5 < 2 || blocks.isEmpty {
        guard let pointer = alua_arena_resize(arena, nil, 0, size) else { continue }
        #expect(UInt(bitPattern: pointer) % 16 == 0)
        memset(pointer, mark, size)
        blocks.append((pointer, size, mark))
      } else {
        let index = Int(block.word3) % blocks.count
        let old = blocks[index]
        try check(old, seed: seed)
        if block.word0 % 5 == 2, let moved = alua_arena_resize(arena, old.pointer, old.size, size) {
          try check((moved, min(size, old.size), old.mark), seed: seed)
          memset(moved, mark, size)
          blocks[index] = (moved, size, mark)
        } else if block.word0 % 5 > 2 {
          _ = alua_arena_resize(arena, old.pointer, old.size, 0)
          blocks.swapAt(index, blocks.count - 1)
          blocks.removeLast()
        }
      }
    }
    for block in blocks {
      try check(block, seed: seed)
      _ = alua_arena_resize(arena, block.pointer, block.size, 0)
    }
    // At most one page stays with each size of small blocks.
    #expect(alua_arena_pages_in_use(arena) <= 64, "seed \(seed)")
    let whole = alua_arena_resize(arena, nil, 0, 3 << 20)
    #expect(whole != nil, "seed \(seed)")
  }

  private func check(
    _ block: (pointer: UnsafeMutableRawPointer, size: Int, mark: UInt8), seed: UInt64
  ) throws {
    let bytes = UnsafeRawBufferPointer(start: block.pointer, count: block.size)
    try #require(bytes.allSatisfy { $0 == block.mark }, "seed \(seed)")
  }

  private func memset(_ pointer: UnsafeMutableRawPointer, _ mark: UInt8, _ size: Int) {
    pointer.initializeMemory(as: UInt8.self, repeating: mark, count: size)
  }
}
