using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EvoLLM.Operators;

/// <summary>An example to train a model with.</summary>
/// <param name="Line">The example as a line of JSON, without a line end.</param>
/// <param name="Key">What it is held out by: examples of the same key are on the same side.</param>
public sealed record TrainingExample(string Line, string Key)
{
    /// <summary>
    /// Whether it is held out, to measure a trained model by. Decided by the SHA-256 of the key alone: the same for every export, so that
    /// what was held out of one is in none that is made later.
    /// </summary>
    /// <param name="share">The share of keys that are held out, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public bool IsHeldOut(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Key));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) * Math.ScaleB(1, -64) < share;
    }
}
