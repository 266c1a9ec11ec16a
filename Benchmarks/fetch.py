#!/usr/bin/env python3
"""Fetches lists of Harvest to their ends and stores nothing: the plainest loop there is.

    GREENHOUSE_API_URL=… GREENHOUSE_CLIENT_ID=… GREENHOUSE_CLIENT_SECRET=… Benchmarks/fetch.py LIST …
    GREENHOUSE_API_URL=… GREENHOUSE_API_KEY=… Benchmarks/fetch.py LIST …

One connection that is kept, pages of 500, one request after the other. Prints how many requests it took.
With PAGES=FOLDER in the environment the pages are kept there, for a benchmark that needs no network.
"""
import base64
import http.client
import json
import os
import re
import sys
import urllib.parse


class Harvest:
    """Asks for pages of lists, with the credentials of the environment: v1 with a key, else v3."""

    def __init__(self):
        self.wire = http.client.HTTPConnection(urllib.parse.urlsplit(os.environ["GREENHOUSE_API_URL"]).netloc)
        key = os.environ.get("GREENHOUSE_API_KEY")
        self.version = "v1" if key else "v3"
        self.headers = {"Authorization": basic(key, "") if key else self.bearer()}

    def bearer(self):
        credentials = basic(os.environ["GREENHOUSE_CLIENT_ID"], os.environ["GREENHOUSE_CLIENT_SECRET"])
        _, token = self.ask("POST", "/token", "grant_type=client_credentials", Authorization=credentials,
                            **{"Content-Type": "application/x-www-form-urlencoded"})
        return "Bearer " + json.loads(token)["access_token"]

    def ask(self, method, path, body=None, **headers):
        self.wire.request(method, path, body=body, headers=headers)
        answer = self.wire.getresponse()
        content = answer.read()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status} {content[:200]}")
        return answer.getheader("Link") or "", content

    def pages(self, name, **query):
        """The pages of a list as they came, one after the other."""
        path = f"/{self.version}/{name}?" + urllib.parse.urlencode({"per_page": 500} | query)
        while path:
            link, content = self.ask("GET", path, **self.headers)
            yield content
            following = re.search(r'<([^>]+)>;\s*rel="?next', link)
            path = following and urllib.parse.urlsplit(following.group(1))
            path = path and f"{path.path}?{path.query}"


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def main(names):
    folder, count, harvest = os.environ.get("PAGES"), 0, Harvest()
    for name in names:
        for number, content in enumerate(harvest.pages(name)):
            count += 1
            if folder:
                with open(os.path.join(folder, f"{name}.{number:05}.json"), "wb") as file:
                    file.write(content)
    print(count)


if __name__ == "__main__":
    main(sys.argv[1:])
