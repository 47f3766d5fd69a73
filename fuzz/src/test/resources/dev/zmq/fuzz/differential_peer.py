"""A PULL socket of libzmq for each case: a line of words in, a line of words out, frames in hexadecimal."""
import faulthandler
import sys

import zmq
from zmq.auth.thread import ThreadAuthenticator

# a crash says where, on standard error, as an assertion of libzmq does anyway
faulthandler.enable()
context = zmq.Context()
auth = ThreadAuthenticator(context)
auth.start()
auth.configure_plain(domain="*", passwords={"anna": "secret"})
auth.configure_curve(domain="*", location=zmq.auth.CURVE_ALLOW_ANY)
socket = None


def open_socket(subject, public, secret, server, port):
    global socket
    socket = context.socket(zmq.PULL)
    socket.linger = 0
    # one attempt is enough: a second one would come in the way of the next case
    socket.reconnect_ivl = -1
    if subject == "PLAIN_SERVER":
        socket.plain_server = True
    if subject == "PLAIN_CLIENT":
        socket.plain_username, socket.plain_password = b"anna", b"secret"
    if subject == "CURVE_SERVER":
        socket.curve_server = True
        socket.curve_publickey, socket.curve_secretkey = public.encode(), secret.encode()
    if subject == "CURVE_CLIENT":
        socket.curve_publickey, socket.curve_secretkey = public.encode(), secret.encode()
        socket.curve_serverkey = server.encode()
    if subject.endswith("CLIENT"):
        socket.connect("tcp://127.0.0.1:" + port)
        return [port]
    socket.bind("tcp://127.0.0.1:*")
    return [socket.last_endpoint.decode().rsplit(":", 1)[1]]


def receive(timeout):
    socket.rcvtimeo = int(timeout)
    try:
        return [frame.hex() or "-" for frame in socket.recv_multipart()]
    except zmq.Again:
        return []


def close():
    socket.close()
    return []


commands = {"open": open_socket, "receive": receive, "close": close}
for line in iter(sys.stdin.readline, ""):
    name, *words = line.split()
    print("ok", *commands[name](*words), flush=True)
auth.stop()
context.destroy(linger=0)
