"""Joint training of the small transformer behind tags, trees and entities."""
