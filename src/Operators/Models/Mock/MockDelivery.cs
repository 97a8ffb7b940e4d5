namespace EvoLLM.Operators;

/// <summary>Delivers an answer, or a part of it where the try is to fail on the way.</summary>
/// <param name="protocol">How it is written.</param>
/// <param name="reply">Where to.</param>
/// <param name="stallAsync">Waits as long as a stall takes.</param>
internal sealed class MockDelivery(IMockProtocol protocol, MockReply reply, Func<CancellationToken, Task> stallAsync)
{
    /// <summary>The length of a piece of a stream, in characters.</summary>
    private const int Piece = 160;

    /// <summary>Delivers as the question wants it: whole, or piece by piece.</summary>
    public Task SendAsync(MockQuestion question, MockAnswer answer, MockFault fault, CancellationToken cancellationToken) => question.Stream
        ? StreamAsync(question, answer, fault, cancellationToken)
        : WholeAsync(protocol.Whole(question, answer), fault, cancellationToken);

    private async Task WholeAsync(string text, MockFault fault, CancellationToken cancellationToken)
    {
        reply.Begin("application/json");
        await reply.WriteAsync(text[..(text.Length / 2)], cancellationToken);
        await HoldUpAsync(fault, cancellationToken);
        await reply.WriteAsync(fault == MockFault.None ? text[(text.Length / 2)..] : "", cancellationToken);
    }

    private async Task StreamAsync(MockQuestion question, MockAnswer answer, MockFault fault, CancellationToken cancellationToken)
    {
        reply.Begin(protocol.StreamType);
        var good = fault == MockFault.None ? answer.Text.Length : answer.Text.Length / 2;
        for (var position = 0; position < good; position += Piece)
        {
            var text = answer.Text[position..Math.Min(position + Piece, good)];
            await reply.WriteAsync(protocol.Piece(question, text), cancellationToken);
        }

        await HoldUpAsync(fault, cancellationToken);
        await reply.WriteAsync(fault == MockFault.None ? protocol.End(question, answer) : protocol.Garbage, cancellationToken);
    }

    private Task HoldUpAsync(MockFault fault, CancellationToken cancellationToken) =>
        fault == MockFault.Stall ? stallAsync(cancellationToken) : Task.CompletedTask;
}
