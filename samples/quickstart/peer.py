#!/usr/bin/env python3
"""Talks to the quickstart application through libzmq: the other side of each of its sockets.

Needs pyzmq (Debian, Ubuntu: apt-get install python3-zmq).
"""

import argparse
import json
import os
import sys
import tempfile

try:
    import zmq
except ImportError:
    # A Python of one's own often has no pyzmq where that of the system has.
    system = "/usr/bin/python3"
    if os.path.exists(system) and not os.environ.get("QUICKSTART_PEER"):
        os.environ["QUICKSTART_PEER"] = "again"
        os.execv(system, [system, *sys.argv])
    sys.exit("pyzmq is missing; install it, for example with: apt-get install python3-zmq")

PORTS = {"ticks": 5556, "quotes": 5557, "jobs": 5558, "headlines": 5559, "receipts": 5560}


def address(options, name):
    if options.ipc:
        return f"ipc://{options.files}-{name}"
    ports = PORTS if not options.ports else dict(zip(PORTS, map(int, options.ports.split(","))))
    return f"tcp://{options.host}:{ports[name]}"


def open_socket(options, kind, name):
    socket = zmq.Context.instance().socket(kind)
    socket.setsockopt(zmq.LINGER, 2000)
    socket.setsockopt(zmq.RCVTIMEO, options.timeout * 1000)
    socket.setsockopt(zmq.SNDTIMEO, options.timeout * 1000)
    # What is sent waits for the application instead of for the end of this program.
    socket.setsockopt(zmq.IMMEDIATE, 1)
    if kind == zmq.SUB:
        socket.setsockopt_string(zmq.SUBSCRIBE, options.topic)
    socket.connect(address(options, name))
    return socket


def subscribe(options):
    """Prints ticks (SUB to the application's PUB)."""
    socket = open_socket(options, zmq.SUB, "ticks")
    for _ in range(options.count):
        topic, payload = socket.recv_multipart()
        print(f"{topic.decode():<4} {json.loads(payload)['price']}", flush=True)


def ask(options):
    """Asks for a price (REQ to the application's REP)."""
    socket = open_socket(options, zmq.REQ, "quotes")
    socket.send_json({"item": options.item, "count": options.count})
    print(socket.recv().decode(), flush=True)


def ask_many(options):
    """Asks for many prices at once (DEALER to the application's REP)."""
    socket = open_socket(options, zmq.DEALER, "quotes")
    for number in range(1, options.count + 1):
        socket.send_multipart([str(number).encode(), b"", json.dumps({"item": "tea", "count": number}).encode()])
    for _ in range(options.count):
        number, _, payload = socket.recv_multipart()
        print(f"{number.decode()}: {payload.decode()}", flush=True)


def push(options):
    """Gives the application a job (PUSH to its PULL)."""
    socket = open_socket(options, zmq.PUSH, "jobs")
    socket.send_json({"from": "python over " + ("ipc" if options.ipc else "tcp"), "number": options.number})
    print("pushed", flush=True)
    socket.close()
    zmq.Context.instance().term()


def pull(options):
    """Takes receipts of jobs (PULL from the application's PUSH)."""
    socket = open_socket(options, zmq.PULL, "receipts")
    for _ in range(options.count):
        print(socket.recv().decode(), flush=True)


def publish(options):
    """Publishes a headline (PUB to the application's SUB)."""
    # An XPUB is told when the application has subscribed, so that nothing is published too early.
    socket = open_socket(options, zmq.XPUB, "headlines")
    socket.recv()
    socket.send_multipart([options.topic.encode(), options.text.encode()])
    print("published", flush=True)
    socket.close()
    zmq.Context.instance().term()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ipc", action="store_true", help="use Unix-domain sockets instead of TCP")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--ports", help="comma-separated ports of " + ", ".join(PORTS))
    parser.add_argument("--files", default=os.path.join(tempfile.gettempdir(), "zmq-quickstart"),
                        help="what the names of the Unix-domain sockets begin with")
    parser.add_argument("--timeout", type=int, default=15, help="seconds to wait for the application")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def command(name, function, *arguments):
        sub = commands.add_parser(name, help=function.__doc__)
        # also after the command, as one tends to write it
        sub.add_argument("--ipc", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        for argument, settings in arguments:
            sub.add_argument(argument, nargs="?", **settings)
        sub.set_defaults(function=function)

    endless = {"type": int, "default": sys.maxsize}
    command("subscribe", subscribe, ("topic", {"default": ""}), ("count", endless))
    command("ask", ask, ("item", {"default": "tea"}), ("count", {"type": int, "default": 4}))
    command("ask-many", ask_many, ("count", {"type": int, "default": 5}))
    command("push", push, ("number", {"type": int, "default": 7}))
    command("pull", pull, ("count", endless))
    command("publish", publish, ("topic", {"default": "news"}), ("text", {"default": "hello"}))

    options = parser.parse_args()
    try:
        options.function(options)
    except zmq.Again:
        sys.exit(f"Nothing came within {options.timeout} s; is the application running?")
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
