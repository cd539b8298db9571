using NUnit.Framework;
using Reporting.Application.Workspaces;

namespace Reporting.UnitTests.Workspaces;

internal sealed class PlainTextTests
{
    [TestCase("", "")]
    [TestCase("Plain words, nothing else.", "Plain words, nothing else.")]
    [TestCase("# Title\nand text", "Title\nand text")]
    [TestCase("**bold** _slanted_ ~~gone~~ `code < 3`", "bold slanted gone code < 3")]
    [TestCase("***both*** and snake_case_name", "both and snake_case_name")]
    [TestCase("see [the list](https://example.org/a?b=c&d) now", "see the list (https://example.org/a?b=c&d) now")]
    [TestCase("[below](#part)", "below")]
    [TestCase("![a picture](https://example.org/p.png)", "a picture (https://example.org/p.png)")]
    [TestCase("at https://example.org now", "at (https://example.org) now")]
    [TestCase("first\n\nsecond", "first\n\nsecond")]
    [TestCase("one\ntwo", "one\ntwo")]
    [TestCase("> quoted\n\nnot", "quoted\n\nnot")]
    [TestCase("before\n\n1. one\n2. two\n\nafter", "before\n\n1. one\n2. two\n\nafter")]
    [TestCase("3. three\n4. four", "3. three\n4. four")]
    [TestCase("- a\n- b\n    - c", "a\nb\n    c")]
    [TestCase("```sh\nls -l\n```", "ls -l")]
    [TestCase("a<br>b<script>c</script>", "abc")]
    [TestCase("&lt;tag&gt; \\*star\\*", "<tag> *star*")]
    public void Takes_the_marks_off(string markdown, string text) => Assert.That(PlainText.Of(markdown), Is.EqualTo(text));
}
