#!/usr/bin/env python3
"""Fetches lists of Harvest v3 to their ends and stores nothing: the plainest loop there is.

    GREENHOUSE_API_URL=… GREENHOUSE_CLIENT_ID=… GREENHOUSE_CLIENT_SECRET=… Benchmarks/fetch.py LIST …

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

folder = os.environ.get("PAGES")
server = urllib.parse.urlsplit(os.environ["GREENHOUSE_API_URL"])
wire = http.client.HTTPConnection(server.netloc)


def ask(method, path, body=None, **headers):
    wire.request(method, path, body=body, headers=headers)
    answer = wire.getresponse()
    content = answer.read()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {content[:200]}")
    return answer.getheader("Link") or "", content


def pages(name, bearer):
    """Walks a list from page to page; how many there were."""
    path, count = f"/v3/{name}?per_page=500", 0
    while path:
        link, content = ask("GET", path, Authorization=bearer)
        if folder:
            with open(os.path.join(folder, f"{name}.{count:05}.json"), "wb") as file:
                file.write(content)
        count += 1
        following = re.search(r'<([^>]+)>;\s*rel="?next', link)
        path = following and urllib.parse.urlsplit(following.group(1))
        path = path and f"{path.path}?{path.query}"
    return count


basic = base64.b64encode(
    f"{os.environ['GREENHOUSE_CLIENT_ID']}:{os.environ['GREENHOUSE_CLIENT_SECRET']}".encode()).decode()
_, token = ask("POST", "/token", "grant_type=client_credentials", Authorization=f"Basic {basic}",
               **{"Content-Type": "application/x-www-form-urlencoded"})
bearer = "Bearer " + json.loads(token)["access_token"]
print(sum(pages(name, bearer) for name in sys.argv[1:]))
