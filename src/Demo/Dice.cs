namespace Reporting.Demo;

/// <summary>
/// Numbers that look random (SplitMix64) and depend on nothing but what the dice are made from, on any machine and any version of .NET.
/// </summary>
internal sealed class Dice
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private ulong state = Step;

    public Dice(params ReadOnlySpan<long> made)
    {
        foreach (var number in made)
        {
            state = Mix(state ^ (ulong)number) + Step;
        }
    }

    /// <summary>0 up to but not including <paramref name="count"/>.</summary>
    public int Below(int count) => (int)((NextBits() >> 33) % (ulong)count);

    /// <summary>Both ends are possible.</summary>
    public int Between(int min, int max) => min + Below(max - min + 1);

    /// <summary>0 up to but not including 1.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>An id in the form of a random one (version 4).</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong NextBits()
    {
        state += Step;
        return Mix(state);
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return bits ^ (bits >> 31);
    }
}
