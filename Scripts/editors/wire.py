"""A client that speaks the protocol byte by byte, for what no library does: breaking it, replaying edits, timing."""
import json
import os
import pathlib
import queue
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("PLANCHECK", str(ROOT / ".build/debug/plancheck"))


class Server:
    def __init__(self, root=None, capabilities=None, start=True, options=None):
        self.process = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.buffer = b""
        # Read aside: a server that waits to be read takes nothing, and a client that only writes would wait for ever.
        self.arrived = queue.SimpleQueue()
        threading.Thread(target=self.receive, daemon=True).start()
        self.number = 0
        self.notes = []
        if start:
            self.request(
                "initialize",
                {
                    "rootUri": root.as_uri() if root else None, "capabilities": capabilities or {},
                    "initializationOptions": options or {},
                },
            )
            self.notify("initialized", {})

    def receive(self):
        """Whatever comes, then an empty text where the server has gone."""
        while True:
            data = os.read(self.process.stdout.fileno(), 1 << 20)
            self.arrived.put(data)
            if not data:
                return

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def request(self, method, params, seconds=60):
        number = self.ask(method, params)
        while True:
            message = self.read(seconds)
            assert message is not None, f"no answer to {method}"
            if message.get("id") == number and "method" not in message:
                return message
            self.notes.append(message)

    def read(self, seconds=60):
        """The next message; None when the time is over or the server has gone."""
        while True:
            head, found, rest = self.buffer.partition(b"\r\n\r\n")
            if found:
                length = int(head.split(b":")[1])
                if len(rest) >= length:
                    self.buffer = rest[length:]
                    return json.loads(rest[:length])
            try:
                data = self.arrived.get(timeout=seconds)
            except queue.Empty:
                return None
            if not data:
                self.arrived.put(b"")
                return None
            self.buffer += data

    def open(self, uri, text, version=1):
        self.notify(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "plan", "version": version, "text": text}},
        )

    def change(self, uri, version, changes):
        self.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}
        )

    def findings(self, uri, seconds=60):
        answer = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}}, seconds)
        return answer["result"]["items"]

    def memory(self):
        """Resident, in MB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def end(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(30)


def position(text, offset):
    """Of an editor, in UTF-16."""
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return {"line": line, "character": len(text[start:offset].encode("utf-16-le")) // 2}
