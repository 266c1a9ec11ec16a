#!/usr/bin/env python3
"""Loads lists of Harvest v3 into SQLite with dlt, as its documentation shows it.

    GREENHOUSE_API_URL=… GREENHOUSE_CLIENT_ID=… GREENHOUSE_CLIENT_SECRET=… Benchmarks/load.py FOLDER LIST …

Needs `pip install "dlt[sqlalchemy]"`. The pages are fetched by the loop of fetch.py, so that what is
compared is the storing; a list is asked only for what was updated since the last run, and rows are
appended, which is the least that dlt can do.
"""
import json
import os
import sys

import dlt

from fetch import Harvest

# Lists that cannot be asked for what changed.
WHOLE = {"demographic_questions", "demographic_answer_options"}


def resource(harvest, name):
    if name in WHOLE:
        return dlt.resource(lambda: map(json.loads, harvest.pages(name)), name=name, write_disposition="replace")

    def records(updated=dlt.sources.incremental("updated_at")):
        since = {"updated_at": f"gte|{updated.last_value}"} if updated.last_value else {}
        yield from map(json.loads, harvest.pages(name, **since))
    return dlt.resource(records, name=name, primary_key="id", write_disposition="append")


def main(folder, names):
    os.makedirs(folder, exist_ok=True)
    pipeline = dlt.pipeline(
        "greenhouse", destination=dlt.destinations.sqlalchemy(f"sqlite:///{folder}/greenhouse.sqlite"),
        dataset_name="main", pipelines_dir=folder)
    harvest = Harvest()
    pipeline.run([resource(harvest, name) for name in names])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
