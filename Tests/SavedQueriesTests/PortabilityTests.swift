import SavedQueries
import Testing

/// What is found of SQL that another engine does not understand.
struct PortabilityTests {
  @Test(arguments: [
    "select n from (select 1 as n)", "select 1 from t join (select 2 as x) on t.x = 2",
    "select 1 from t, (values (1)) where 1 = 1", "select (select max(a) from (select 1 as a)) as b",
  ])
  func `a subquery in from needs a name`(sql: String) {
    let found = Portability.findings(in: sql)
    #expect(found.count == 1 && found[0].sentence.contains("has no name"), "\(found)")
  }

  @Test(arguments: [
    "select n from (select 1 as n) t", "select n from (select 1 as n) as t where n = 1",
    "select 1 from a join (select 2 as x) b on b.x = a.x",
    "select 1 from t where x in (select y from u) and exists (select 1 from v)",
    "with c as (select 1 as n) select count(*) from c group by (n)",
    "select a, (select 1) from (b join c on b.x = c.x)",
  ])
  func `what every engine reads is left alone`(sql: String) {
    #expect(Portability.findings(in: sql).isEmpty)
  }
}
