extension ListDefinition {
  static let jobPosts: [ListDefinition] =
    Dialect.allCases.map { dialect in
      .short("job_posts", dialect) { company in
        company.posts.map { post, job in
          company.entry(post, job, dialect)
        }
      }
    } + [
      .short("job_post_locations", .v3) { company in
        company.posts.flatMap { post, job in company.locationEntries(post, job) }
      }
    ]
}

extension Company {
  /// All posts that exist at the moment, those for prospects first, each with its job.
  var posts: [(Post, Job?)] {
    let forProspects = (0..<2).map { slot -> (Post, Job?) in
      let created = World.founded + Int64(slot + 3) * Moment.dayLength
      return (
        Post(
          slot: slot, isInternal: false, title: "Talent community, \(slot + 1) 💌",
          created: created, published: created + Moment.hour, unpublished: nil,
          deleted: slot == 1 ? World.at("2025-11-03T12:00:00Z") : nil, language: "en"), nil
      )
    }
    let forJobs = world.jobs.flatMap { job in job.posts.map { ($0, job as Job?) } }
    return (forProspects + forJobs).filter { $0.0.created <= moment }
  }

  /// The id of a post; the first template, which has no posts, lends its slots to prospects' posts.
  private func id(_ post: Post, _ job: Job?) -> Int64 {
    IDs.jobPosts.id(job?.index ?? 0, post.slot)
  }

  /// Where a post is advertised: its text, or an office; v3 has several, v1 had the first.
  func locations(_ post: Post, _ job: Job?) -> [(text: String?, office: Int?)] {
    guard let job, let number = job.number else { return [] }
    if post.slot == 1 { return number % 2 == 0 ? [] : [(nil, 1)] }
    if number % 5 == 1 { return [("Lisbon or remote in EMEA", nil), ("Kraków", nil)] }
    return [("Lisbon, \"or\" remote", nil)]
  }

  fileprivate func locationEntries(_ post: Post, _ job: Job?) -> [Entry] {
    locations(post, job).enumerated().map { slot, location in
      let own = locationID(post, job, slot)
      let postID = id(post, job)
      let office = location.office.map { world.offices[$0].id }
      let kind = office == nil ? "free_text" : "office"
      return Entry(
        id: own, created: post.created, updated: post.created,
        keys: [
          "job_post_id": .id(postID), "office_id": .optional(office), "type": .word(kind),
        ]
      ) { bytes in
        bytes.object {
          $0.head(own, post.created, post.created)
          $0.field("plain_text_location", location.text)
          $0.field("office_id", office)
          $0.field("type", kind)
          $0.field("job_post_id", postID)
          $0.field("custom_location_id", nil as Int64?)
        }
      }
    }
  }

  private func locationID(_ post: Post, _ job: Job?, _ slot: Int) -> Int64 {
    IDs.postLocations.id(job?.index ?? 0, post.slot * 2 + slot)
  }

  fileprivate func entry(_ post: Post, _ job: Job?, _ dialect: Dialect) -> Entry {
    let own = id(post, job)
    let updated = latest(post.changes, at: moment)
    let published = post.published.flatMap { $0 <= moment ? $0 : nil }
    let board = IDs.boards.id(post.isInternal ? 1 : 0)
    let content = "<p>We build \"environmental\" sensors.</p>\n<p>\(post.title)</p>"
    return Entry(
      id: own, created: post.created, updated: updated,
      keys: [
        "job_id": .optional(job?.id), "job_board_id": .id(board),
        "active": .flag(post.isActive(at: moment)), "live": .flag(post.isLive(at: moment)),
        "internal": .flag(post.isInternal), "featured": .flag(post.isInternal),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(own, post.created, updated)
        bytes.field("title", post.title)
        bytes.field("internal", post.isInternal)
        bytes.field("active", post.isActive(at: moment))
        bytes.field("live", post.isLive(at: moment))
        bytes.field("first_published_at", published)
        bytes.field("job_id", job?.id)
        bytes.field("content", content)
        bytes.field("internal_content", post.isInternal ? content : nil)
        bytes.field("demographic_question_set_id", nil as Int64?)
        switch dialect {
        case .v3:
          bytes.field("featured", post.isInternal)
          bytes.field("language", post.language)
          bytes.field(
            "public_url",
            post.isInternal ? nil : "https://boards.example.com/larkspur/jobs/\(own)?gh_jid=\(own)")
          bytes.field("job_board_id", board)
        case .v1:
          bytes.field("external", !post.isInternal)
          writeLocation(post, job, to: &bytes)
        }
        bytes.array("questions", Post.questions) { $1.write(own, dialect, to: &$0) }
      }
    }
  }

  private func writeLocation(_ post: Post, _ job: Job?, to bytes: inout [UInt8]) {
    guard let location = locations(post, job).first else { return bytes.null("location") }
    bytes.object("location") { bytes in
      let office = location.office.map { world.offices[$0] }
      bytes.field("id", locationID(post, job, 0))
      bytes.field("name", location.text ?? office?.location)
      bytes.field("office_id", office?.id)
      bytes.field("job_post_custom_location_id", nil as Int64?)
      bytes.named(
        "job_post_location_type", office == nil ? 1 : 2, office == nil ? "Free Text" : "Office")
    }
  }
}

extension Post {
  /// A question on a post's form.
  struct Question {
    let label: String
    let name: String?
    let kind: String
    let isRequired: Bool?
    let options: [String]

    func write(_ post: Int64, _ dialect: Dialect, to bytes: inout [UInt8]) {
      let id = post / 1000 * 10_000 + 7004
      bytes.object { bytes in
        if dialect == .v3 { bytes.field("id", name == nil ? id : nil) }
        if let isRequired {
          bytes.field("required", isRequired)
        } else {
          bytes.null("required")
        }
        bytes.field("private", false)
        bytes.field("label", label)
        bytes.field("name", name ?? "question_\(id)")
        bytes.field(dialect == .v3 ? "answer_type" : "type", kind)
        bytes.field("description", name == nil ? "<p>EU work permit or citizenship.</p>" : nil)
        bytes.array(dialect == .v3 ? "options" : "values", options.enumerated()) { bytes, option in
          bytes.object {
            $0.field(dialect == .v3 ? "id" : "value", id + Int64(option.offset + 1) * 1000)
            $0.field("label", option.element)
          }
        }
      }
    }
  }

  static let questions = [
    Question(
      label: "First Name", name: "first_name", kind: "short_text", isRequired: true, options: []),
    Question(
      label: "Last Name", name: "last_name", kind: "short_text", isRequired: true, options: []),
    Question(label: "Resume/CV", name: "resume", kind: "attachment", isRequired: nil, options: []),
    Question(
      label: "Do you need visa sponsorship?", name: nil, kind: "single_select", isRequired: true,
      options: ["Yes", "No"]),
  ]
}
