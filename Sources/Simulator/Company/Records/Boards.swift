extension ListDefinition {
  static let boards: [ListDefinition] = [
    .short("job_boards", .v3) { _ in
      [false, true].enumerated().map { index, isInternal in
        Entry(
          IDs.boards.id(index), World.founded,
          [
            "company_name": .text("Larkspur Sensors"),
            "url_token": .text(isInternal ? "larkspur-internal" : "larkspur"),
            "status": .text("live"), "internal": .flag(isInternal),
            "introduction": .text(isInternal ? nil : "<p>Hello, \"you\".</p>"),
            "conclusion": .text(nil), "about": .text("<p>We measure the air. 🌬</p>"),
          ])
      }
    },
    .short("job_board_custom_locations", .v3) { _ in
      Vocabulary.cities.prefix(3).enumerated().map { index, city in
        Entry(
          IDs.boardLocations.id(index), World.founded,
          [
            "value": .text(city), "active": .flag(index != 1),
            "greenhouse_job_board_id": .id(IDs.boards.id(0)),
          ])
      }
    },
    .short("job_post_searchable_locations", .v3) { company in
      company.posts.flatMap { post, job in
        company.locations(post, job).enumerated().map { slot, location in
          let isLisbon = location.text?.hasPrefix("Lisbon") ?? true
          return Entry(
            IDs.searchableLocations.id(job?.index ?? 0, post.slot * 2 + slot), post.created,
            [
              "job_post_id": .id(IDs.jobPosts.id(job?.index ?? 0, post.slot)),
              "location": .text(
                location.text ?? location.office.flatMap { company.world.offices[$0].location }),
              "city": .text(isLisbon ? "Lisboa" : "Kraków"), "county": .text(nil),
              "region_long_name": .text(isLisbon ? "Lisboa" : "Małopolskie"),
              "region_short_name": .text(nil),
              "country_long_name": .text(isLisbon ? "Portugal" : "Poland"),
              "country_short_name": .text(isLisbon ? "PT" : "PL"), "postal_code": .text(nil),
              "latitude": .real(isLisbon ? 38.7223 : 50.0647),
              "longitude": .real(isLisbon ? -9.1393 : 19.945),
            ])
        }
      }
    },
    .short("tracking_links", .v3) { company in
      company.world.jobs.flatMap { job in
        job.links.map { link in
          Entry(
            IDs.trackingLinks.id(job.index, link.slot), job.opened ?? job.created,
            [
              "job_id": .id(job.id), "token": .text("\(job.index)t\(link.slot)us"),
              "source_id": .id(link.origin.map { company.world.origins[$0].id }),
              "related_post_id": .id(nil), "related_post_type": .text(nil),
              "referrer_id": .id(link.referrer.map { company.world.referrers[$0].id }),
              "job_board_id": .id(IDs.boards.id(0)),
              "job_post_id": .id(IDs.jobPosts.id(job.index, 0)),
            ])
        }
      }
    },
    .short("pay_inputs", .v3) { _ in
      [("Annual base salary", "salary_band"), ("Bonus, at target", nil)].enumerated().map {
        index, input in
        Entry(
          IDs.payInputs.id(index), World.founded,
          [
            "title": .text(input.0), "blurb": .text(index == 0 ? "Depends on experience." : nil),
            "priority": .number(index), "locked": .flag(index == 0),
            "linked_custom_field_id": .id(Field.all.first { $0.key == input.1 }?.id),
          ])
      }
    },
    .short("pay_input_ranges", .v3) { company in
      company.posts.compactMap { post, job in
        guard let job, let pay = job.pay(post) else { return nil }
        return Entry(
          IDs.payRanges.id(job.index, post.slot), post.created,
          [
            "pay_input_id": .id(IDs.payInputs.id(0)), "currency_type": .text("EUR"),
            "min_cents": .number(pay.lowerBound), "max_cents": .number(pay.upperBound),
            "job_post_id": .id(IDs.jobPosts.id(job.index, post.slot)),
          ])
      }
    },
  ]
}

extension Job {
  /// The links by which a job's applicants are told apart: two sources, and a referrer for every third.
  var links: [(slot: Int, origin: Int?, referrer: Int?)] {
    guard let number else { return [] }
    let sources = [2, 4].enumerated().map { ($0, $1 as Int?, nil as Int?) }
    return sources + (number % 3 == 0 ? [(2, 3, number % Referrer.all.count)] : [])
  }

  /// What a public post says that the job is paid a year, in cents.
  func pay(_ post: Post) -> ClosedRange<Int>? {
    guard let number, !post.isInternal else { return nil }
    let least = (40 + number % 30) * 100_000
    return least...(least + 1_500_000)
  }
}
