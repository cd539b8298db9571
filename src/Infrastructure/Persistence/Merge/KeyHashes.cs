using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// Hashes of the keys of one request, which say whether two of its records may have the same key: looking that up in the
/// database takes a tenth of the time of a large request.
/// </summary>
internal sealed class KeyHashes
{
    /// <summary>Eight bytes each; the keys of a larger request are compared by the database.</summary>
    private const int Max = 2_000_000;

    private readonly List<ulong> hashes = [];
    private bool areTooMany;

    /// <param name="hash">Of one key; the same for equal keys.</param>
    public void Add(ulong hash)
    {
        if (areTooMany)
        {
            return;
        }

        hashes.Add(hash);
        areTooMany = hashes.Count > Max;
        if (areTooMany)
        {
            hashes.Clear();
            hashes.TrimExcess();
        }
    }

    /// <summary>Whether any two keys may be equal; where not, none are. Nothing may be added afterwards.</summary>
    public bool MayRepeat()
    {
        if (areTooMany)
        {
            return true;
        }

        hashes.Sort();
        var sorted = CollectionsMarshal.AsSpan(hashes);
        for (var index = 1; index < sorted.Length; index++)
        {
            if (sorted[index] == sorted[index - 1])
            {
                return true;
            }
        }

        return false;
    }
}
