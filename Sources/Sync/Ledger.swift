import FoundationEssentials
import Harvest
import Warehouse

/// The one place that writes to the warehouse during a sync; everything it does is serial.
actor Ledger {
  private let writer: Writer
  private let shape: Shape

  init(_ file: WarehouseFile, shape: Shape) throws {
    writer = try Writer(file, create: true)
    self.shape = shape
  }
}
