#!/usr/bin/env python3
"""A guest at the desk, through libzmq.

peer.py key NAME DIRECTORY   makes a key pair: NAME.key for the desk, NAME.key_secret for the guest
peer.py ask NAME DIRECTORY   asks the desk once
peer.py stay NAME DIRECTORY  asks, and stays until the desk sends the guest away
"""

import argparse
import sys

import zmq
import zmq.auth
from zmq.utils.monitor import recv_monitor_message

# the public key of the desk, as its clients have to know it
DESK = b"Fh4l?*cZHt[r&B/.LPf!p5mJC5QI$z9/vP:bH8oi"

arguments = argparse.ArgumentParser()
arguments.add_argument("what", choices=["key", "ask", "stay"])
arguments.add_argument("name")
arguments.add_argument("directory")
arguments.add_argument("--address", default="tcp://127.0.0.1:5630")
arguments.add_argument("--desk", default=DESK, type=bytes.fromhex, help="another public key of the desk, in hex")
given = arguments.parse_args()

if given.what == "key":
    zmq.auth.create_certificates(given.directory, given.name, metadata={"name": given.name})
    print(f"{given.directory}/{given.name}.key is for the desk")
    sys.exit()

public, secret = zmq.auth.load_certificate(f"{given.directory}/{given.name}.key_secret")
socket = zmq.Context.instance().socket(zmq.REQ)
socket.linger = 0
socket.curve_publickey, socket.curve_secretkey, socket.curve_serverkey = public, secret, given.desk
events = socket.get_monitor_socket(
    zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH | zmq.EVENT_DISCONNECTED
)
socket.connect(given.address)


def next_event():
    if not events.poll(20_000):
        sys.exit("nothing happens")
    return recv_monitor_message(events)


event = next_event()
if event["event"] == zmq.EVENT_HANDSHAKE_FAILED_AUTH:
    print(f"refused with status {event['value']}")
    sys.exit()
socket.send_string("hello")
print(socket.recv_string(), flush=True)
if given.what == "stay":
    while next_event()["event"] != zmq.EVENT_DISCONNECTED:
        pass
    print("sent away")
