"""A web server of the tests' own on this machine, with answers for each path: a page, raw bytes, or what a function
does with the connection."""
import socket
import threading


def answer(body, status="200 OK", kind="text/html; charset=utf-8", **headers):
    """A whole answer as bytes."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to, status="302 Found"):
    return f"HTTP/1.1 {status}\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


def story(title, *paragraphs, head=""):
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (f"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>")


class WebServer:
    """`answers` maps a path to bytes, or to a function of the connection."""

    def __init__(self, answers, host="127.0.0.1"):
        self.answers = dict(answers)
        self.asked = []  # the requests, as they came
        self.listening = socket.create_server((host, 0))
        self.port = self.listening.getsockname()[1]
        self.host = host
        threading.Thread(target=self.listen, daemon=True).start()

    def url(self, path="/"):
        return f"http://{self.host}:{self.port}{path}"

    def listen(self):
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            try:
                request = b""
                while b"\r\n\r\n" not in request:
                    part = connection.recv(65536)
                    if not part:
                        return
                    request += part
                self.asked.append(request.decode())
                path = request.split(b" ")[1].decode()
                does = self.answers.get(path) or self.answers.get(path.split("?")[0], answer("<p>not here</p>", "404 Not Found"))
                if callable(does):
                    does(connection)
                else:
                    connection.sendall(does)
            except OSError:
                pass

    def close(self):
        self.listening.close()
