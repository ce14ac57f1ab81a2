"""Load neural networks with onnxruntime, whose reports to its makers are shut off before it is loaded.

From version 1.32 on, the wheels of onnxruntime for every system carry telemetry: a session file in the folder for
temporary files, and reports to Microsoft where there is a network. It reads ORT_DISABLE_TELEMETRY when its library is
loaded, so nothing else of ours may load it.
"""

from __future__ import annotations

import os
from typing import Any


def keep_quiet() -> None:
    """Shut telemetry off for this process and those it starts. To be called before anything loads onnxruntime."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def network(model: bytes, threads: int, *, keeps_memory: bool = True) -> Any:
    """Return a session for an ONNX model, on some threads; `keeps_memory` false gives it back between questions."""
    keep_quiet()
    import onnxruntime  # a tenth of a second, and nobody needs it who does not ask

    onnxruntime.disable_telemetry_events()  # where a build reads no variable
    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = keeps_memory
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
