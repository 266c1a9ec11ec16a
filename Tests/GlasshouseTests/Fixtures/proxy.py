"""A company's proxy: it opens tunnels, and looks into them with a certificate of the company's own.

    proxy.py PORT LOG [USER:PASSWORD]

Whatever host is asked for, the pretend Greenhouse on PORT of this machine answers. LOG gets a line for each
connection. The proxy's own port is printed; it ends with its standard input.
"""

import base64
import pathlib
import socket
import ssl
import sys
import threading

greenhouse, log = int(sys.argv[1]), pathlib.Path(sys.argv[2])
login = sys.argv[3] if len(sys.argv) > 3 else None
here = pathlib.Path(__file__).parent
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(here / "company-proxy.pem")


def note(line):
    with log.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def carry(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def join(client):
    with socket.create_connection(("127.0.0.1", greenhouse)) as server:
        back = threading.Thread(target=carry, args=(server, client), daemon=True)
        back.start()
        carry(client, server)
        back.join()


def head(client):
    text = b""
    while b"\r\n\r\n" not in text:
        data = client.recv(1)
        if not data:
            break
        text += data
    return text.decode("latin-1")


def serve(client):
    try:
        if client.recv(1, socket.MSG_PEEK) == b"\x16":
            note("direct")
            return join(context.wrap_socket(client, server_side=True))
        request = head(client)
        method, target = request.split(" ")[:2]
        wanted = login and "Basic " + base64.b64encode(login.encode()).decode()
        if wanted and f"proxy-authorization: {wanted}".lower() not in request.lower():
            note(f"{method} {target} 407")
            return client.sendall(
                b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                b"Proxy-Authenticate: Basic realm=\"company\"\r\nContent-Length: 0\r\n\r\n")
        note(f"{method} {target} 200")
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        join(context.wrap_socket(client, server_side=True))
    except (OSError, ValueError) as problem:
        note(f"failed: {type(problem).__name__}")
    finally:
        client.close()


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)


def accept():
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client,), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
sys.stdin.read()
