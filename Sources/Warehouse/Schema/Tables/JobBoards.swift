extension Table {
  static let jobBoards = [
    further(
      "job_boards", "A board on which jobs are posted.",
      columns: [
        Column("company_name", .text, "The name that the board shows."),
        Column("url_token", .text, "The board's word in its address."),
        Column("status", .text, "Whether the board is online, in Greenhouse's word."),
        Column("internal", .boolean, "Whether only colleagues see it."),
        Column("introduction", .text, "What stands above each post, as HTML."),
        Column("conclusion", .text, "What stands below each post, as HTML."),
        Column("about", .text, "What the board says of the company, as HTML."),
      ]),
    further(
      "job_board_custom_locations", "A place in words that the posts of a board may name.",
      belongsTo: "greenhouse_job_board_id",
      columns: [
        Column("value", .text, "The place."),
        Column("active", .boolean, "Whether it is still offered."),
        Column("greenhouse_job_board_id", .integer, "The board.", references: "job_boards"),
      ]),
    further(
      "job_post_searchable_locations",
      "A place under which a post is found, as Greenhouse understood its location.",
      belongsTo: "job_post_id",
      columns: [
        Column("job_post_id", .integer, "The post.", references: "job_posts"),
        Column("location", .text, "The place as it was typed."),
        Column("city", .text, "The city."),
        Column("county", .text, "The county."),
        Column("region_long_name", .text, "The region or state."),
        Column("region_short_name", .text, "Its short form."),
        Column("country_long_name", .text, "The country."),
        Column("country_short_name", .text, "Its short form."),
        Column("postal_code", .text, "The postal code."),
        Column("latitude", .real, "Degrees north of the equator."),
        Column("longitude", .real, "Degrees east of Greenwich."),
      ]),
    further(
      "tracking_links", "An address that tells which source or person sent an applicant.",
      columns: [
        Column("job_id", .integer, "The job that it leads to.", references: "jobs"),
        Column("token", .text, "The word in the address that tells it from others."),
        Column(
          "source_id", .integer, "The source that it is counted for.", references: "sources"),
        Column("related_post_id", .integer, "What it leads to, see related_post_type."),
        Column("related_post_type", .text, "What kind of thing it leads to."),
        Column(
          "referrer_id", .integer, "Who is credited with applications.", references: "referrers"),
        Column("job_board_id", .integer, "The board that it leads to.", references: "job_boards"),
        Column("job_post_id", .integer, "The post that it leads to.", references: "job_posts"),
      ],
      indexes: [["job_id"]]),
  ]

  static let pay = [
    further(
      "pay_inputs", "A kind of pay that posts may state, with the words that go with it.",
      as: .sensitive,
      columns: [
        Column("title", .text, "What it is called."),
        Column("blurb", .text, "What stands beside it."),
        Column("priority", .integer, "The place among the kinds."),
        Column("locked", .boolean, "Whether posts may not change it."),
        Column(
          "linked_custom_field_id", .integer, "The field of the job that it comes from.",
          references: "custom_fields"),
      ]),
    further(
      "pay_input_ranges", "From what to what a post says that a job is paid.",
      as: .sensitive, belongsTo: "job_post_id",
      columns: [
        Column("pay_input_id", .integer, "The kind of pay.", references: "pay_inputs"),
        Column("currency_type", .text, "The currency, such as EUR."),
        Column("min_cents", .integer, "The least, in hundredths."),
        Column("max_cents", .integer, "The most, in hundredths."),
        Column("job_post_id", .integer, "The post.", references: "job_posts"),
      ]),
  ]
}
