"""Evening out the channels changes nothing in float."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")


def small_bert():
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    bert = transformers.BertModel(config, add_pooling_layer=False).eval()
    bert.set_attn_implementation("eager")
    return bert


def test_smoothed_network_returns_the_same():
    from claimcheck.training.encoder.smooth import largest_inputs, smooth

    bert = small_bert()
    with torch.no_grad():
        bert.embeddings.LayerNorm.weight[3] = 30.0  # an outlying channel
    ids = torch.arange(1, 11).view(2, 5)
    mask = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])
    with torch.no_grad():
        before = bert(input_ids=ids, attention_mask=mask).last_hidden_state
        largest = largest_inputs(bert, lambda: bert(input_ids=ids, attention_mask=mask))
        smooth(bert, largest)
        after = bert(input_ids=ids, attention_mask=mask).last_hidden_state
    assert len(largest) == 12
    assert torch.allclose(before, after, atol=1e-4)


def test_channels_are_evened_out():
    from claimcheck.training.encoder.smooth import SmoothLinear

    layer = SmoothLinear(torch.ones(2, 3), torch.zeros(2), torch.tensor([1.0, 1.0, 100.0]), 1.0)
    given = torch.tensor([[1.0, 1.0, 100.0]])
    assert torch.allclose(given * layer.inverse, torch.ones(1, 3))
    assert torch.allclose(layer(given), torch.full((1, 2), 102.0))
