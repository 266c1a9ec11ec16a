extension Truth {
  /// Everything that is true, as one JSON object, for a file beside the demonstration.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    bytes.object { bytes in
      bytes.object("company") {
        $0.field("seed", String(company.seed))
        $0.field("candidates", number: company.candidates)
        $0.field("moment", company.moment)
      }
      bytes.object("counts") { bytes in
        for dialect in Dialect.allCases {
          bytes.key(text: dialect.rawValue)
          bytes.object { bytes in
            for (table, count) in counts(dialect).sorted(by: { $0.key < $1.key }) {
              bytes.key(text: table)
              bytes.item(Int64(count))
            }
          }
        }
      }
      write("time_to_hire", to: &bytes) { bytes, by in
        let answer = timeToHire(by: by)
        bytes.array("rows", answer.rows) { Truth.write($1.segment, $1.days, to: &$0) }
        Truth.write(answer.excluded, to: &bytes)
      }
      write("time_to_fill", to: &bytes) { bytes, by in
        let answer = timeToFill(by: by)
        bytes.array("rows", answer.rows) { Truth.write($1.segment, $1.days, to: &$0) }
        Truth.write(answer.excluded, to: &bytes)
      }
      write("offer_acceptance", to: &bytes) { bytes, by in
        let answer = offerAcceptance(by: by)
        bytes.array("rows", answer.rows) { bytes, row in
          bytes.object {
            $0.field("segment", row.segment)
            $0.field("accepted", number: row.accepted)
            $0.field("rejected", number: row.rejected)
            $0.field("resolved", number: row.resolved)
            $0.field("acceptance_rate", row.rate)
          }
        }
        Truth.write(answer.excluded, to: &bytes)
      }
      bytes.object("funnel_by_source") { bytes in
        let answer = funnelBySource()
        bytes.array("rows", answer.rows) { $1.write(to: &$0) }
        Truth.write(answer.excluded, to: &bytes)
      }
    }
    return bytes
  }

  private func write(
    _ name: StaticString, to bytes: inout [UInt8],
    _ body: (inout [UInt8], Segment) -> Void
  ) {
    bytes.object(name) { bytes in
      for by in Segment.allCases {
        bytes.key(text: by.rawValue)
        bytes.object { body(&$0, by) }
      }
    }
  }

  private static func write(_ segment: String, _ days: Durations, to bytes: inout [UInt8]) {
    bytes.object {
      $0.field("segment", segment)
      $0.field("n", number: days.n)
      $0.field("median_days", days.median)
      $0.field("mean_days", days.mean)
      $0.field("p90_days", days.p90)
      $0.field("min_days", days.min)
      $0.field("max_days", days.max)
    }
  }

  private static func write(_ excluded: [Exclusion], to bytes: inout [UInt8]) {
    bytes.array("excluded", excluded) { bytes, exclusion in
      bytes.object {
        $0.field("cause", exclusion.cause)
        $0.field("n", number: exclusion.n)
      }
    }
  }
}

extension Truth.FunnelRow {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.object {
      $0.field("source", source)
      $0.field("channel", channel)
      $0.field("applied", number: applied)
      $0.field("interviewed", number: interviewed)
      $0.field("interviewed_rate", interviewedRate)
      $0.field("offered", number: offered)
      $0.field("offered_rate", offeredRate)
      $0.field("hired", number: hired)
      $0.field("hired_rate", hiredRate)
      $0.field("hired_no_offer", number: hiredWithoutOffer)
      $0.field("active", number: active)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func field(_ name: StaticString, _ value: Rounded?) {
    key(name)
    guard let value else { return appendNull() }
    append(contentsOf: value.text.utf8)
  }
}
