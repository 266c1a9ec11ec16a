extension Writer {
  /// The ids of the records of a page, without landing it.
  ///
  /// - Throws: `WarehouseError.malformedPage`.
  package func ids(inPage page: UnsafeRawBufferPointer, list: String) throws -> [Int64] {
    try reading(page, of: list) { records, _ in
      var ids: [Int64] = []
      records.eachElement { record in
        if let id = record.value("id")?.integer { ids.append(id) }
      }
      return ids
    }
  }
}
