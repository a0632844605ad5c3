"""Make a BERT ready for 8 bits: no channel of a layer's input is much larger than the others, none is quantised twice.

Numbers of a layer's input share one scale in 8 bits, which the few channels with outlying values set for all. Those
channels are divided before the layer and its weights multiplied, which changes nothing in float and a great deal in
8 bits (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.models.bert.modeling_bert import BertSelfAttention

#: How much of the unevenness moves into the weights. Of 800 pairs of mnli-dev the judge answered as in float 95.6 %
#: without smoothing, 97.6 % at 0.8, 98.5 % at 0.9, 95.8 % at 1 and 93.1 % at 0.5.
ALPHA = 0.8
_SMALLEST = 1e-4
_SELF = "attention.self"


class SmoothLinear(nn.Module):
    """A linear layer whose input channels are evened out first."""

    def __init__(self, weight: Tensor, bias: Tensor, largest: Tensor, alpha: float) -> None:
        super().__init__()
        heaviest = weight.abs().amax(0).clamp(min=_SMALLEST)
        scale = (largest.clamp(min=_SMALLEST) ** alpha / heaviest ** (1 - alpha)).clamp(min=_SMALLEST)
        scale = scale / scale.median()
        self.linear = nn.Linear(weight.shape[1], weight.shape[0])
        self.linear.weight.data, self.linear.bias.data = weight * scale, bias
        self.register_buffer("inverse", 1 / scale)

    def forward(self, x: Tensor) -> Tensor:
        """Return what the layer that it was made from returns."""
        out: Tensor = self.linear(x * self.inverse)
        return out


class JointAttention(nn.Module):
    """Self-attention whose queries, keys and values are one product: their common input is quantised once."""

    def __init__(self, old: BertSelfAttention, largest: Tensor, alpha: float) -> None:
        super().__init__()
        self.heads, self.size = old.num_attention_heads, old.attention_head_size
        shrink = self.size**-0.5
        weights = [old.query.weight.data * shrink, old.key.weight.data, old.value.weight.data]
        biases = [old.query.bias.data * shrink, old.key.bias.data, old.value.bias.data]
        self.joint = SmoothLinear(torch.cat(weights), torch.cat(biases), largest, alpha)

    def forward(
        self, hidden_states: Tensor, attention_mask: Tensor | None = None, *_: object, **__: object
    ) -> tuple[Tensor, None]:
        """Return the mixed values; the mask is added to the logits."""
        rows, tokens, _width = hidden_states.shape
        parts = self.joint(hidden_states).view(rows, tokens, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        logits = torch.matmul(parts[0], parts[1].transpose(-1, -2))
        if attention_mask is not None:
            logits = logits + attention_mask
        mixed = torch.matmul(torch.softmax(logits, -1), parts[2])
        return mixed.transpose(1, 2).reshape(rows, tokens, self.heads * self.size), None


def largest_inputs(bert: BertModel, read: Callable[[], object]) -> dict[str, Tensor]:
    """Return the largest value of each channel that each linear layer is given while ``read`` runs the network."""
    found: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        def note(_layer: nn.Module, given: tuple[Tensor, ...], _out: Tensor) -> None:
            largest = given[0].detach().float().abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found[name], largest) if name in found else largest

        return note

    layers = [(name, layer) for name, layer in bert.encoder.named_modules() if isinstance(layer, nn.Linear)]
    hooks = [layer.register_forward_hook(watch(name)) for name, layer in layers]
    with torch.no_grad():
        read()
    for hook in hooks:
        hook.remove()
    return found


def smooth(bert: BertModel, largest: Mapping[str, Tensor], alpha: float = ALPHA) -> None:
    """Put smoothed layers and joint attention in place of those of ``bert``, for export; float results stay."""
    bert.set_attn_implementation("eager")
    for number, layer in enumerate(bert.encoder.layer):
        name = f"layer.{number}"
        layer.attention.self = JointAttention(layer.attention.self, largest[f"{name}.{_SELF}.query"], alpha)
        for part, where in ((layer.attention.output, "attention.output"), (layer.intermediate, "intermediate"),
                            (layer.output, "output")):  # fmt: skip
            old = part.dense
            part.dense = SmoothLinear(old.weight.data, old.bias.data, largest[f"{name}.{where}.dense"], alpha)
