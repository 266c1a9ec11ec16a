extension Writer {
  /// The ids of the records of a page, without landing it.
  ///
  /// - Throws: `WarehouseError.malformedPage`.
  package func ids(inPage page: UnsafeRawBufferPointer, list: String) throws -> [Int64] {
    let records: Element
    do throws(Tape.Malformed) {
      records = try tape.read(page)
    } catch {
      throw WarehouseError.malformedPage(
        list: list, byteOffset: error.offset, reason: error.reason)
    }
    var ids: [Int64] = []
    records.eachElement { record in
      if let id = record.value("id")?.integer { ids.append(id) }
    }
    return ids
  }
}
