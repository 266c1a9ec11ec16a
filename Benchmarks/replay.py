#!/usr/bin/env python3
"""A static server: answers that were given once are given again, from memory.

    Benchmarks/replay.py http://127.0.0.1:PORT PATHS [--forget]

Asks the server behind it for what it has not answered yet, and keeps it. Prints its own address first.
What it was asked for is written to the file PATHS, a moment and a path a line. It has no latency and no
rate limit; what it takes of the processor is copying bytes. With --forget it keeps nothing, and only notes
what passes.
"""
import asyncio
import http.client
import sys
import time
import urllib.parse

behind = urllib.parse.urlsplit(sys.argv[1])
asked = open(sys.argv[2], "w", buffering=1)
keeps = "--forget" not in sys.argv
answers = {}


def fetch(method, path, headers, body, here):
    """Asks the server behind, and answers the bytes to send."""
    wire = http.client.HTTPConnection(behind.netloc)
    wire.request(method, path, body=body, headers=headers)
    answer = wire.getresponse()
    content = answer.read()
    wire.close()
    head = f"HTTP/1.1 {answer.status} {answer.reason}\r\n"
    for name, value in answer.getheaders():
        if name.lower() not in ("content-length", "connection", "transfer-encoding"):
            head += f"{name}: {value.replace(behind.netloc, here)}\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


async def serve(reader, writer):
    here = "{}:{}".format(*writer.get_extra_info("sockname")[:2])
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            first, *lines = head.decode("latin-1").split("\r\n")
            method, path, _ = first.split(" ")
            headers = dict(line.split(": ", 1) for line in lines if line)
            length = next((int(v) for k, v in headers.items() if k.lower() == "content-length"), 0)
            body = await reader.readexactly(length)
            if method == "GET":
                asked.write(f"{time.time()} {path}\n")
            answer = answers.get((method, path))
            if not answer:
                # What comes in is what the server behind is told, but for where it went.
                passed = {k: v for k, v in headers.items() if k.lower() not in ("host", "content-length", "connection")}
                answer = await asyncio.to_thread(fetch, method, path, passed, body, here)
                if keeps:
                    answers[method, path] = answer
            writer.write(answer)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionResetError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20)
    print("http://127.0.0.1:%d" % server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
