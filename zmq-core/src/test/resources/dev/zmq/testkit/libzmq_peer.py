"""Opens libzmq sockets for a test: a line of words in, a line of words out, frames in hexadecimal."""
import select
import sys

import zmq

context = zmq.Context()
sockets = {}
streams = (sys.stdin.buffer, sys.stdout.buffer)


def encode(frame):
    return frame.hex() or "-"


def decode(word):
    return b"" if word == "-" else bytes.fromhex(word)


def open_socket(kind):
    socket = context.socket(getattr(zmq, kind))
    socket.setsockopt(zmq.LINGER, 1000)
    name = str(len(sockets))
    sockets[name] = socket
    return [name]


def set_option(socket, number, kind, value):
    socket.set(int(number), int(value) if kind == "number" else decode(value))
    return []


def bind(socket, endpoint):
    socket.bind(endpoint)
    return [socket.get(zmq.LAST_ENDPOINT).rstrip(b"\0").decode()]


def send(socket, timeout, *frames):
    socket.set(zmq.SNDTIMEO, int(timeout))
    try:
        socket.send_multipart([decode(frame) for frame in frames])
        return ["sent"]
    except zmq.Again:
        return []


def receive(socket, timeout):
    socket.set(zmq.RCVTIMEO, int(timeout))
    try:
        return [encode(frame) for frame in socket.recv_multipart()]
    except zmq.Again:
        return []


def call(method):
    def run(socket, *arguments):
        getattr(socket, method)(*arguments)
        return []
    return run


commands = {"set": set_option, "bind": bind, "send": send, "receive": receive}
commands.update({name: call(name) for name in ("unbind", "connect", "disconnect", "close")})

def next_line():
    """Waits for a command. A libzmq socket learns of new peers during calls only, so each gets one now and then."""
    while not select.select([streams[0]], [], [], 0.01)[0]:
        for socket in sockets.values():
            if not socket.closed:
                socket.get(zmq.EVENTS)
    return streams[0].readline()


for line in iter(next_line, b""):
    name, *words = line.decode().split()
    try:
        if name == "socket":
            answer = open_socket(*words)
        else:
            answer = commands[name](sockets[words[0]], *words[1:])
        answer = ["ok", *answer]
    except Exception as error:
        answer = ["error", repr(error).replace("\n", " ")]
    streams[1].write(" ".join(answer).encode() + b"\n")
    streams[1].flush()
context.destroy(linger=0)
