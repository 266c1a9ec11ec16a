extension View {
  static let departmentsTree = View(
    "departments_tree",
    "A department below or equal to an ancestor, so that a number can be rolled up to any level.",
    columns: [
      ("department_id", "The department."),
      ("department", "Its name."),
      ("ancestor_id", "The department itself, or one that it is part of."),
      ("ancestor", "The ancestor's name."),
      ("depth", "How many levels the department is below the ancestor, 0 for itself."),
    ],
    sql: """
      with recursive above as (
        select d.id as department_id, d.id as ancestor_id, 0 as depth
        from departments d
        union all
        select a.department_id, p.parent_id, a.depth + 1
        from above a
        join departments p on p.id = a.ancestor_id
        where p.parent_id is not null
          and a.depth < 32
      )
      select
        d.id as department_id,
        d.name as department,
        p.id as ancestor_id,
        p.name as ancestor,
        min(a.depth) as depth
      from above a
      join departments d on d.id = a.department_id
      join departments p on p.id = a.ancestor_id
      group by d.id, d.name, p.id, p.name
      """)
}
