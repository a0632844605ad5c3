"""A server of our own on this machine: what it answers is put in a table."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from claimcheck.read import read_inputs
from claimcheck.records import Problem
from claimcheck.settings import Settings

TEXT = "The mayor of Lowen resigned on Monday after nine years in office, her spokeswoman said. " * 4
PAGE = f"<html><head><title>Mayor of Lowen resigns</title></head><body><article><p>{TEXT}</p></article></body></html>"
FRENCH = f"<html><body><p>{'Le maire a démissionné lundi après neuf années passées à la tête de la ville. ' * 5}</p></body></html>"
FEED = f"<rss><channel><title>Planet</title><item><title>Mayor resigns</title><description>{TEXT}</description></item></channel></rss>"


class Handler(BaseHTTPRequestHandler):
    """Answers from a table: path to (status, headers, body); a body that can be called writes for itself."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if callable(body):
            self.end_headers()
            body(self.wfile)
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """The client hangs up in the middle of some tests."""


@contextmanager
def running():
    """A server that answers while the block lasts; what it was asked stands in ``asked``."""
    server = Server(("127.0.0.1", 0), Handler)
    server.pages, server.asked = {}, []
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def put(server, path, body=PAGE, kind="text/html; charset=utf-8", status=200, **headers):
    named = {"Content-Type": kind} if kind else {}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    server.pages[path] = (status, named, body.encode() if isinstance(body, str) else body)
    return server.address + path


def robots(server, text, status=200):
    put(server, "/robots.txt", text, "text/plain", status)


def read(*addresses):
    return list(read_inputs(addresses, Settings()))


def reason(address):
    (problem,) = read(address)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.stage, problem.level) == (address, "read", "error")
    assert "\n" not in problem.reason
    return problem.reason
