// Replaced by the house.
enum Placeholder {}
