"""A ZeroMQ program for tests to talk to.

    zmq_peer.py [--host 127.0.0.1] [--control PORT] name=TYPE[:PORT] ...

What a socket does follows from its type:

    REP     echoes
    ROUTER  works: answers with the frame "done" before the payload, behind the same envelope
    PUB     ticks: [topic, number], the topics EUR and USD in turn
    PUSH    is a source: the numbers from 0 to --count, once
    PULL    is a sink: keeps what it receives
    SUB     is a sink subscribed to everything

The control channel is a ROUTER, for REQ on the other side. Verbs and answers:

    ping                        ok
    endpoint NAME               ok ENDPOINT
    await NAME COUNT MILLIS     ok, then every message that the sink NAME has: the number of its frames, its frames;
                                answered when there are COUNT of them, or when the time is over
    anything else               error REASON
"""
import argparse
import sys
import time

import zmq

TOPICS = (b"EUR", b"USD")


class Sink:
    def __init__(self, socket):
        self.socket = socket
        self.messages = []

    def readable(self):
        self.messages.append(self.socket.recv_multipart())


class Echo:
    def __init__(self, socket):
        self.socket = socket

    def readable(self):
        self.socket.send_multipart(self.socket.recv_multipart())


class Worker:
    def __init__(self, socket):
        self.socket = socket

    def readable(self):
        frames = self.socket.recv_multipart()
        envelope = frames.index(b"", 1, -1) + 1 if b"" in frames[1:-1] else 1
        self.socket.send_multipart([*frames[:envelope], b"done", *frames[envelope:]])


class Ticker:
    def __init__(self, socket):
        self.socket = socket
        self.number = 0

    def tick(self):
        topic = TOPICS[self.number % len(TOPICS)]
        self.socket.send_multipart([topic, str(self.number).encode()])
        self.number += 1


class Source:
    def __init__(self, socket, count):
        self.socket = socket
        self.count = count
        self.number = 0

    def tick(self):
        while self.number < self.count:
            try:
                self.socket.send(str(self.number).encode(), zmq.DONTWAIT)
            except zmq.Again:
                return
            self.number += 1


class Peer:
    def __init__(self, arguments):
        self.arguments = arguments
        self.context = zmq.Context()
        self.poller = zmq.Poller()
        self.roles = {}
        self.endpoints = {}
        self.waiting = []
        self.control, self.control_endpoint = self.open("ROUTER", arguments.control)
        self.readers = {self.control: self.command}
        for declaration in arguments.sockets:
            self.add(*self.parse(declaration))

    @staticmethod
    def parse(declaration):
        name, _, rest = declaration.partition("=")
        kind, _, port = rest.partition(":")
        return name, kind, int(port or 0)

    def open(self, kind, port):
        socket = self.context.socket(getattr(zmq, kind))
        socket.setsockopt(zmq.LINGER, 0)
        socket.bind("tcp://%s:%s" % (self.arguments.host, port or "*"))
        self.poller.register(socket, zmq.POLLIN)
        return socket, socket.get(zmq.LAST_ENDPOINT).rstrip(b"\0").decode()

    def add(self, name, kind, port):
        socket, self.endpoints[name] = self.open(kind, port)
        if kind == "SUB":
            socket.setsockopt(zmq.SUBSCRIBE, b"")
        role = {
            "REP": Echo, "ROUTER": Worker, "PUB": Ticker, "PULL": Sink, "SUB": Sink,
            "PUSH": lambda opened: Source(opened, self.arguments.count),
        }[kind](socket)
        self.roles[name] = role
        if hasattr(role, "readable"):
            self.readers[socket] = role.readable

    def command(self):
        frames = self.control.recv_multipart()
        start = frames.index(b"", 1) + 1
        envelope, (verb, *words) = frames[:start], [frame.decode() for frame in frames[start:]]
        try:
            if verb == "ping":
                self.answer(envelope, b"ok")
            elif verb == "endpoint":
                self.answer(envelope, b"ok", self.endpoints[words[0]].encode())
            elif verb == "await":
                self.wait(envelope, self.roles[words[0]], int(words[1]), int(words[2]) / 1000)
            else:
                self.answer(envelope, b"error", b"unknown verb " + verb.encode())
        except (LookupError, ValueError) as error:
            self.answer(envelope, b"error", repr(error).encode())

    def wait(self, envelope, role, count, seconds):
        if not isinstance(role, Sink):
            raise ValueError("only PULL and SUB keep what they receive")
        self.waiting.append((envelope, role.messages, count, time.monotonic() + seconds))

    def answer(self, envelope, *frames):
        self.control.send_multipart([*envelope, *frames])

    def answer_waiting(self):
        waiting, self.waiting = self.waiting, []
        for envelope, messages, count, until in waiting:
            if len(messages) < count and time.monotonic() < until:
                self.waiting.append((envelope, messages, count, until))
                continue
            frames = []
            for message in messages:
                frames += [str(len(message)).encode(), *message]
            self.answer(envelope, b"ok", *frames)

    def run(self):
        stdin = sys.stdin.fileno()
        if self.arguments.until_eof:
            self.poller.register(stdin, zmq.POLLIN)
        print("control", self.control_endpoint, flush=True)
        next_tick = time.monotonic()
        while True:
            pause = max(0, next_tick - time.monotonic()) * 1000
            ready = dict(self.poller.poll(pause))
            if stdin in ready:
                return
            for socket in ready:
                if socket in self.readers:
                    self.readers[socket]()
            self.answer_waiting()
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + self.arguments.tick
                for role in self.roles.values():
                    if hasattr(role, "tick"):
                        role.tick()


parser = argparse.ArgumentParser()
parser.add_argument("--host", default="127.0.0.1", help="the address to bind to")
parser.add_argument("--control", type=int, default=0, help="the port of the control channel; 0 for a free one")
parser.add_argument("--tick", type=float, default=0.01, help="seconds between two messages of a PUB")
parser.add_argument("--count", type=int, default=1000, help="how many messages a PUSH sends")
parser.add_argument("--until-eof", action="store_true", help="end when the standard input does")
parser.add_argument("sockets", nargs="*", metavar="name=TYPE[:port]")
peer = Peer(parser.parse_args())
try:
    peer.run()
finally:
    peer.context.destroy(linger=0)
