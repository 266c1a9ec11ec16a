extension ListDefinition {
  static let candidateHistory: [ListDefinition] = [
    .short("candidate_tags", .v3) { _ in
      Vocabulary.tags.enumerated().map { index, name in
        Entry(IDs.candidateTags.id(index), World.founded, ["name": .text(name)])
      }
    },
    .lives("applied_candidate_tags", .v3, .appliedTags) { life, company in
      guard life.arrival <= company.moment, !life.leavesNothing else { return [] }
      let first = Person(life, at: life.arrival, seed: company.seed).tags
      return Person(life, at: company.moment, seed: company.seed).tags.map { tag in
        // The first tag comes with the candidate, another when somebody edits what is known.
        let isFirst = first.contains(tag)
        return Entry(
          IDs.appliedTags.id(life.index, isFirst ? 0 : 1),
          isFirst ? life.arrival : life.edited ?? life.arrival,
          [
            "candidate_tag_id": .id(
              IDs.candidateTags.id(Vocabulary.tags.firstIndex(of: tag) ?? 0)),
            "candidate_id": .id(life.id),
          ])
      }
    },
    .lives("candidate_educations", .v3, .educations) { life, company in
      life.past(in: company).map { past in
        let (from, to) = (Past.studied.lowerBound, Past.studied.upperBound)
        return [
          Entry(
            IDs.educations.id(life.index), life.arrival,
            [
              "candidate_id": .id(life.id),
              "school_name_custom_field_option_id": .id(Field.option("school_name", past.school)),
              "degree_custom_field_option_id": .id(Field.option("degree", past.degree)),
              "discipline_custom_field_option_id": .id(
                Field.option("discipline", past.discipline)),
              "start_at": .instant(from), "end_at": .instant(to), "latest": .flag(true),
              "start_date_month": .number(from.month), "start_date_year": .number(from.year),
              "end_date_month": .number(to.month), "end_date_year": .number(to.year),
            ])
        ]
      } ?? []
    },
    .lives("candidate_employments", .v3, .employments) { life, company in
      life.past(in: company).map { past in
        [
          Entry(
            IDs.employments.id(life.index), life.arrival,
            [
              "candidate_id": .id(life.id), "company_name": .text(past.company),
              "title": .text(past.title), "start_date": .day(Past.employed),
              "end_date": .day(nil), "latest": .flag(true),
            ])
        ]
      } ?? []
    },
  ]
}

extension Life {
  /// Whether nothing is kept of the candidate but the candidate: no tag, past, note or file of those
  /// who will be anonymised, so that no row has to vanish.
  var leavesNothing: Bool { anonymised != nil }

  /// What is known of the candidate's past at the company's moment.
  func past(in company: Company) -> Past? {
    guard arrival <= company.moment else { return nil }
    return past(isErased: leavesNothing, seed: company.seed)
  }
}

extension Field {
  /// The option of a field by its words.
  static func option(_ key: String, _ name: String) -> Int64? {
    all.first { $0.key == key }.flatMap { field in
      field.options.firstIndex(of: name).map(field.optionID)
    }
  }
}

extension Moment {
  fileprivate var year: Int { Int(iso.prefix(4)) ?? 0 }
  fileprivate var month: Int { Int(iso.dropFirst(5).prefix(2)) ?? 0 }
}
