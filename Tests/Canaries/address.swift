// Memory is read after it was given back: the address sanitizer must say so. Not a part of the package.
@main
struct Canary {
  static func main() {
    let numbers = UnsafeMutablePointer<Int>.allocate(capacity: 4)
    numbers.initialize(repeating: 7, count: 4)
    numbers.deallocate()
    print(numbers[2])
  }
}
