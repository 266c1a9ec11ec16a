extension Server {
  /// Serves a company, from its own moment on.
  package convenience init(company: Company, options: Options = Options()) {
    self.init(
      world: { moment in
        let present = company.at(moment)
        return { present.listing($0, $1) }
      },
      moment: company.moment, options: options)
  }
}
